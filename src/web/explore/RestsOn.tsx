import { useState } from 'preact/hooks';
import type { Findings } from '../../explore/findings.js';
import { MOST_WEIGHT, MOVE_CLASSES, NOBODY, turnsOf } from '../../explore/policy/kinds.js';
import type { Policy } from '../../explore/policy/schema.js';
import type { Model } from '../../model/index.js';
import { asCalled } from '../../render/text/called.js';
import { nameOf } from '../../scenario/index.js';
import { useApp, useNames, useWords } from '../state/context.js';
import { choose, download } from '../ui/files.js';
import type { Explorer } from './explorer.js';
import { NumberInput } from './NumberField.js';
import { policyName } from './names.js';
import { Rule } from './Rule.js';

/** What each number rests on: the policy with its weights, which can be changed, and how it was computed. */
export function RestsOn({ explorer }: { explorer: Explorer }) {
  const { explore } = useWords();
  const { run } = useApp();
  const findings = explorer.findings.value;
  const notSaved = () => {
    run.notice.value = { kind: 'problem', text: explore.notSaved };
  };
  return (
    <section class="part rests-on" aria-label={explore.restsOn}>
      <h2 class="part-title">{explore.restsOn}</h2>
      <PolicyCard explorer={explorer} />
      {findings && (
        <div class="rests-figures">
          <p>
            {findings.exact
              ? explore.graph(explore.count(findings.graph.configurations), explore.count(findings.graph.transitions))
              : explore.graphPart(explore.count(findings.graph.configurations))}
          </p>
          {findings.exact && (
            <p>{explore.solved(explore.count(findings.exact.nodes), explore.residual(findings.exact.residual))}</p>
          )}
          {findings.tally.runs > 0 && (
            <p>{explore.simulatedBy(explore.count(findings.tally.runs), explore.figure(findings.seed))}</p>
          )}
          <p>{explore.endsRule}</p>
          {findings.notes.map((note) => (
            <p key={note.id}>{explore.note(note)}</p>
          ))}
          <button type="button" class="button text" onClick={() => saveFigures(findings, explorer).catch(notSaved)}>
            {explore.saveFigures}
          </button>
        </div>
      )}
    </section>
  );
}

function PolicyCard({ explorer }: { explorer: Explorer }) {
  const { explore } = useWords();
  const { model } = useNames();
  const { called } = useApp().home;
  const [refused, refuse] = useState<string>();
  const policy = explorer.policy.value;
  const base = explorer.base.value;
  const { sources = [], rules = [] } = policy;
  const open = () =>
    choose('.yaml,.yml', false, ([file]) => {
      if (!file) return;
      const problems = openPolicy(file, model).catch((): Opened => ({ problem: explore.notSaved }));
      void problems.then(({ policy: opened, problem }) => {
        refuse(opened ? undefined : explore.policyRefused(file.name, asCalled(problem ?? '', called)));
        if (!opened) return;
        explorer.own.value = [...explorer.own.value.filter(({ id }) => id !== opened.id), opened];
        explorer.choosePolicy(opened);
      });
    });
  return (
    <div class="policy-card">
      <h3>{policyName(policy, base, model, explore)}</h3>
      {policy.script && <p>{explore.scripted}</p>}
      <h4>{explore.weightOf}</h4>
      <div class="weights">
        {MOVE_CLASSES.map((name) => (
          <NumberInput
            key={name}
            label={explore.className[name] ?? name}
            value={policy.classes?.[name] ?? 1}
            most={MOST_WEIGHT}
            whole={false}
            set={(value) => explorer.weigh('classes', name, value)}
          />
        ))}
      </div>
      <h4>{explore.turnsOf}</h4>
      {policy.turns ? <Turns explorer={explorer} turns={policy.turns} /> : <p class="hint">{explore.noTurns}</p>}
      {rules.length > 0 && (
        <details>
          <summary>{explore.rules(rules.length)}</summary>
          <ul class="rules">
            {rules.map(({ when, times }, index) => (
              <Rule key={index} when={when} times={times} />
            ))}
          </ul>
        </details>
      )}
      {sources.length > 0 && (
        <>
          <h4>{explore.sources}</h4>
          <ul class="sources" lang="en" dir="ltr">
            {sources.map((source) => (
              <li key={source}>{source}</li>
            ))}
          </ul>
          <p class="hint">{explore.ownNumbers}</p>
        </>
      )}
      {refused !== undefined && (
        <p class="problem-text" role="alert">
          <bdi>{refused}</bdi>
        </p>
      )}
      <div class="policy-tools">
        {/* Always there: a button that went away as it is pressed would take the keyboard with it. */}
        <button type="button" class="button text" aria-disabled={!explorer.isChanged} onClick={() => explorer.reset()}>
          {explore.resetWeights}
        </button>
        <button type="button" class="button text" onClick={open}>
          {explore.openPolicy}
        </button>
        <button
          type="button"
          class="button text"
          onClick={() => savePolicy(policy).catch(() => refuse(explore.notSaved))}
        >
          {explore.savePolicy}
        </button>
      </div>
    </div>
  );
}

function Turns({ explorer, turns }: { explorer: Explorer; turns: NonNullable<Policy['turns']> }) {
  const { run } = useApp();
  const { explore } = useWords();
  const { model } = useNames();
  return (
    <div class="weights">
      {turnsOf(model).map((turn) => (
        <NumberInput
          key={turn}
          label={turn === NOBODY ? explore.nobodyActs : nameOf(run.scenario, turn)}
          value={turns[turn] ?? 1}
          most={MOST_WEIGHT}
          whole={false}
          set={(value) => explorer.weigh('turns', turn, value)}
        />
      ))}
    </div>
  );
}

interface Opened {
  policy?: Policy;
  problem?: string;
}

/** Reads a policy from a file of anybody's. */
async function openPolicy(file: File, model: Model): Promise<Opened> {
  const { loadPolicy, MOST_POLICY_BYTES } = await import('../../explore/policy/load.js');
  // One byte more than is allowed is enough to be refused.
  const bytes = await file.slice(0, MOST_POLICY_BYTES + 1).arrayBuffer();
  const { policy, problems } = loadPolicy({ file: file.name, content: new Uint8Array(bytes) }, model);
  const [first] = problems;
  return policy
    ? { policy }
    : { problem: first ? `${first.line}:${first.column}: ${first.message} ${first.hint}` : '' };
}

/** The same document that `offramp explore --json` prints. */
async function saveFigures(findings: Findings, explorer: Explorer): Promise<void> {
  const { exploreDocument } = await import('../../render/json/explore.js');
  const nobody = explorer.agree('findings', 'nobody') ? explorer.nobody.value : [];
  const name = `${findings.scenario}-${findings.from}-${findings.policy}.json`;
  download(name, `${JSON.stringify(exploreDocument(findings, undefined, nobody), null, 2)}\n`, 'application/json');
}

async function savePolicy(policy: Policy): Promise<void> {
  const { policyYaml } = await import('../../explore/policy/yaml.js');
  download(`${policy.id}.yaml`, policyYaml(policy), 'text/yaml');
}
