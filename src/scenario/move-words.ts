import { alikeIn, meantBy } from '../file/suggest.js';
import { CAMEO, type Model, shippedModel } from '../model/index.js';
import { listed } from './reasons.js';

/** As many moves are named to somebody whose word is none. */
const MOST = 8;

/** The page on which everything about a model that comes with Offramp stands; `machine.md` is that of the first there was, and is linked to. */
export function pageOf({ id }: { id: string }): string {
  return id === 'bilateral-crisis' ? 'machine.md' : `machine-${id}.md`;
}

/** What a move is called; nothing for what is none. */
export function titleOfMove(id: string, model: Model | undefined): string {
  return model?.moves.get(id)?.title ?? '';
}

/** What to write for a word that is no move: what it misspells, or the moves that are nearest to it in meaning. */
export function moveHint(word: string, moves: readonly string[], model: Model | undefined): string {
  const meant = meantBy(word, moves, (id) => titleOfMove(id, model));
  const where = whereMovesStand(model);
  if (meant.length > 0) return `Did you mean ${listed(meant)}?`;
  const near = alikeIn(word, moves, (id) => textsOf(id, model), MOST);
  return near.length > 0
    ? `Nearest in meaning: ${near.join(', ')}. ${where}`
    : `None is like it; there are, for instance, ${someMoves(model).slice(0, MOST).join(', ')}. ${where}`;
}

/** What to write where a move is missing. */
export function missingMoveHint(model: Model | undefined): string {
  return `Add \`move:\` with what is done, for instance ${someMoves(model).slice(0, MOST).join(', ')} or wait. ${whereMovesStand(model)}`;
}

/** Where all moves of a model are listed. */
function whereMovesStand(model: Model | undefined): string {
  if (!model) return 'All moves are on the page of each model in docs/.';
  return shippedModel(model.id)
    ? `All ${model.moves.size} moves are in docs/${pageOf(model)}#moves.`
    : `All ${model.moves.size} moves are under \`moves:\` in ${model.id}.yaml.`;
}

/** All that is said of what a move is, for people and by CAMEO. */
function textsOf(id: string, model: Model | undefined): string {
  const move = model?.moves.get(id);
  return move ? [move.title, move.description, CAMEO.get(move.cameo)?.label, move.class].join(' ') : '';
}

/** A move of each family. */
function someMoves(model: Model | undefined): string[] {
  return [...new Map([...(model?.moves.values() ?? [])].map(({ id, class: family }) => [family, id])).values()];
}
