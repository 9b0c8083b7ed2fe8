import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { type Play, sessionOf } from '../../class/play.js';
import { type Findings, makeRuns, type RunSource, type Study, study } from '../../explore/findings.js';
import { adoptGraph, graphOf, graphWithin } from '../../explore/graph/explore.js';
import { type PlainGraph, plainGraph, type StateGraph, stateOf } from '../../explore/graph/graph.js';
import { unpackGraph } from '../../explore/graph/pack.js';
import type { Tally } from '../../explore/odds/tally.js';
import { type OddsAt, oddsAt } from '../../explore/odds-at.js';
import type { Policy } from '../../explore/policy/schema.js';
import type { Property } from '../../explore/prove/property.js';
import { type Axis, type SweepPoint, sweepPoint } from '../../explore/sweep.js';
import type { Model } from '../../model/index.js';
import { modelOf } from '../../scenario/scenario.js';
import { builtLayouts, graphFile, pageLayouts } from '../files.js';
import { type FoundPaths, findPaths, type PathsQuestion } from './find-paths.js';
import { findVerdict, type ShownVerdict } from './find-verdict.js';
import { keepGraph, keptGraph } from './kept-graphs.js';
import { type Path, type PathSource, playPath } from './path.js';
import { shared } from './shared.js';

/** Where on which path a question is put from, and for odds under which policy. Plain data. */
export interface Question {
  path: PathSource;
  /** The node's place on the path. */
  from: number;
  odds?: OddsQuestion;
}

export interface OddsQuestion {
  policy: Policy;
  outcomes: readonly string[];
  free: boolean;
  seed: number;
  runs: number;
  axes: readonly Axis[];
  /** Whether the points of the grid are only looked at. */
  rough?: boolean | undefined;
  /** Configurations that are explored at most. */
  limit?: number | undefined;
}

/** What a worker can be asked. What goes in and comes out of its methods is plain data, so that it can be sent. */
export class Answers {
  readonly #question: Question;
  readonly #path: Path;
  #source: RunSource | undefined;
  #graph: StateGraph | undefined;
  #studied: Study | undefined;

  constructor(question: Question) {
    this.#question = question;
    this.#path = playPath(question.path);
  }

  get #from() {
    const node = this.#path.nodes[this.#question.from];
    if (!node) throw new RangeError('The question is put from beyond the path.');
    return node;
  }

  get #odds(): OddsQuestion {
    if (!this.#question.odds) throw new TypeError('The question says no policy.');
    return this.#question.odds;
  }

  /** Makes the graph known here: the one that another worker has, or that comes with Offramp, or else explored. */
  graph(known?: PlainGraph): PlainGraph {
    const model = modelOf(this.#question.path.scenario);
    const { limit } = this.#question.odds ?? {};
    const explored = () =>
      limit === undefined ? (packedGraph(model) ?? keptGraph(model) ?? exploredNow(model)) : graphWithin(model, limit);
    const plain = known ?? shared(plainGraph(explored()));
    this.#graph = { ...plain, model };
    if (limit === undefined) adoptGraph(model, this.#graph);
    return plain;
  }

  get #known(): StateGraph {
    this.#graph ??= graphOf(modelOf(this.#question.path.scenario));
    return this.#graph;
  }

  /** The exact findings, and what the runs to go with them are made from. */
  exact(): { findings: Findings; source: RunSource | undefined } {
    const made = this.#study;
    const source = this.#odds.runs > 0 ? made.source() : undefined;
    this.#source = source && shared(source);
    return { findings: made.exact, source: this.#source };
  }

  get #study(): Study {
    const { scenario } = this.#question.path;
    const { nodes } = this.#path;
    this.#studied ??= study({ graph: this.#known, scenario, nodes, from: this.#from, ...this.#odds });
    return this.#studied;
  }

  /**
   * The runs from one number to before another.
   *
   * @param source where another worker had the exact findings; without any, they are walked
   */
  runs(from: number, to: number, source?: RunSource): Tally {
    this.#source = source ?? this.#source;
    return this.#source ? makeRuns(this.#source, from, to) : this.#study.simulate(from, to);
  }

  point(index: number): SweepPoint {
    const { scenario } = this.#question.path;
    return sweepPoint({ graph: this.#known, scenario, from: this.#from, ...this.#odds }, index);
  }

  /**
   * The odds of a class's crisis at several positions, each by what was done until there; null where a fact of the
   * scenario has led to what the machine by itself never comes to.
   */
  at(plays: readonly Play['acts'][]): Omit<OddsAt, 'odds'> & { odds: (OddsAt['odds'][number] | null)[] } {
    const { scenario } = this.#question.path;
    const graph = this.#known;
    const nodes = plays.map((acts) => sessionOf({ scenario, acts }).node);
    const known = nodes.filter(({ walk }) => !graph.complete || stateOf(graph, walk.position.snapshot) >= 0);
    const { odds, runs } = oddsAt({ graph, scenario, policy: this.#odds.policy, nodes: known });
    return { runs, odds: nodes.map((node) => odds[known.indexOf(node)] ?? null) };
  }

  /** The machine as a page of a class draws it, in a language: placing one takes seconds. */
  async still(language: string): Promise<object> {
    return (await pageLayouts()).stillOf(modelOf(this.#question.path.scenario), language, builtLayouts);
  }

  paths(question: PathsQuestion): FoundPaths {
    return findPaths(this.#known, this.#from.walk, question);
  }

  verdict(property: Property): ShownVerdict {
    return findVerdict(this.#known, this.#from.walk, property);
  }
}

function exploredNow(model: Model): StateGraph {
  const graph = graphOf(model);
  keepGraph(model, graph);
  return graph;
}

function packedGraph(model: Model): StateGraph | undefined {
  const file = graphFile(model.shape);
  return file === undefined ? undefined : unpackGraph(model, brotliDecompressSync(readFileSync(file)));
}
