import { levels } from '../../render/curve/paths.js';
import { drawingByKey } from '../map/drawings.js';
import { MapShapes } from '../map/MapShapes.js';
import { hidesAheadOf } from '../state/ahead.js';
import { useApp } from '../state/context.js';
import { spoken } from '../state/library.js';
import type { ShelfCard, ShelfModel } from '../state/shelf.js';
import { colourAt } from '../ui/colours.js';
import { directionOf } from '../words/direction.js';
import { libraryWords } from '../words/library.js';

interface CardProps {
  card: ShelfCard;
  model: ShelfModel | undefined;
  /** What the end of its path is called. */
  end: string;
  begun: boolean;
  open: () => void;
}

/** A scenario on the list: where and when it was, how tense it became, how it ended, how long it is and for whom. */
export function LibraryCard({ card, model, end, begun, open }: CardProps) {
  const { settings } = useApp();
  const language = settings.language.value;
  const library = libraryWords[language];
  // How it went is what the class is asked.
  const told = !hidesAheadOf(card, settings);
  const { id, title, years, regions, level, steps, decisions } = card;
  const direction = directionOf(card.language);
  return (
    <li class="library-card">
      {card.map !== undefined && <CardMap at={card.map} roles={model?.roles ?? []} />}
      <div class="library-text">
        <h3 lang={card.language} dir={direction}>
          <a
            href={`#scenario=${id}`}
            onClick={(event) => {
              // In another tab the address does it.
              if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
              event.preventDefault();
              open();
            }}
          >
            {title}
          </a>
        </h3>
        <p class="library-when">
          <span>{library.years(...years)}</span>
          {regions.map((region) => (
            <span key={region} lang={card.language}>
              {region}
            </span>
          ))}
          {level && <span>{library.levels[level]}</span>}
        </p>
        {told && <CardCurve card={card} model={model} />}
        {told && <p>{card.extends === null ? library.ended(end) : library.ends(end)}</p>}
        <p class="hint">
          {library.length(steps, decisions)}
          {model && <span class="library-model">{spoken(model.title, language)}</span>}
        </p>
        {begun && <p class="library-begun">{library.begun}</p>}
      </div>
    </li>
  );
}

function CardMap({ at, roles }: { at: string; roles: readonly string[] }) {
  const drawing = drawingByKey(at);
  return (
    <svg class="map library-map" viewBox="0 0 960 600" aria-hidden="true">
      {drawing && drawing !== 'none' && (
        <MapShapes drawing={drawing} colour={(role) => colourAt(roles.indexOf(role))} />
      )}
    </svg>
  );
}

const WIDTH = 240;
const HEIGHT = 40;

function CardCurve({ card: { curve }, model }: Pick<CardProps, 'card' | 'model'>) {
  const language = useApp().settings.language.value;
  const library = libraryWords[language];
  const measure = model?.measure;
  const [first, last] = [curve[0], curve.at(-1)];
  if (!measure || !first || !last || measure.high === measure.low) return null;
  const { low, high } = measure;
  const [until] = last;
  const spots = curve.map(([hours, value]) => ({
    x: until === 0 ? 0 : (hours / until) * WIDTH,
    y: HEIGHT - 2 - ((value - low) / (high - low)) * (HEIGHT - 4),
  }));
  const most = Math.max(...curve.map(([, value]) => value));
  const line = levels(spots);
  return (
    <svg
      class="library-curve"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={library.curve(spoken(measure.title, language), first[1], most, last[1])}
    >
      <path class="library-area" d={`${line}V${HEIGHT}H0z`} />
      <path class="library-line" d={line} />
    </svg>
  );
}
