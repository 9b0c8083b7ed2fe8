import { describe, expect, test } from 'vitest';
import { PlayConsole } from '../../src/cli/play/console.js';
import { layout } from '../../src/cli/play/layout.js';
import { Session } from '../../src/play/index.js';
import { columns } from '../../src/render/text/columns.js';
import { plainStyle } from '../../src/render/text/style.js';
import { real } from '../helpers/scenarios.js';

const consoleOf = (session: Session, width: number) => new PlayConsole(session, plainStyle(width));
const screen = (console: PlayConsole, rows: number, free = false, selected = 0, message = '') =>
  layout(console, { selected, top: 0, free, message }, rows).lines;

/** Without line breaks and what stands at the beginning of lines. */
const flowing = (lines: readonly string[]) => lines.join(' ').replace(/\s+/g, ' ');

describe.each([
  [80, 24],
  [60, 24],
  [100, 40],
  [40, 20],
])('on a terminal of %i columns and %i rows', (width, rows) => {
  test('every step of January 2024 shows its title, where the run stands, a choice and the keys', () => {
    const session = new Session(real);
    const console = consoleOf(session, width);
    while (session.nextStep) {
      const title = session.next().step;
      for (const free of [false, true]) {
        const lines = screen(console, rows, free);
        expect(lines.length, title).toBeLessThanOrEqual(rows);
        expect(Math.max(...lines.map(columns)), title).toBeLessThanOrEqual(width);
        const text = lines.join('\n');
        expect(text).toContain(session.story.step(title ?? '')?.title.slice(0, width < 60 ? 12 : 30));
        expect(text).toContain('tension');
        expect(text).toContain('pressure: Iran');
        expect(text).toContain('q quit');
        if (session.nextStep) expect(text).toMatch(/❯ 1 ▶ /);
      }
    }
  });

  test('whatever is selected is seen, and why it was plausible', () => {
    const session = new Session(real);
    const console = consoleOf(session, width);
    session.next();
    session.next();
    const { scripted, free, blocked } = console.choices();
    const all = [...scripted, ...free, ...blocked];
    for (const [selected, choice] of all.entries()) {
      const lines = screen(console, rows, true, selected);
      expect(lines.length).toBeLessThanOrEqual(rows);
      expect(Math.max(...lines.map(columns))).toBeLessThanOrEqual(width);
      expect(lines.some((line) => line.startsWith('❯') && line.includes(choice.label.slice(0, 12)))).toBe(true);
      if (!choice.enabled) expect(flowing(lines)).toContain(`${choice.label} (${choice.hint})`);
    }
    expect(flowing(screen(console, rows, false, 1))).toContain(
      'A government that wants no second front may keep the affair between ministries while it can. (weight 0.15)',
    );
  });

  test('a message is wrapped between words, and leaves room for the rest', () => {
    const session = new Session(real);
    const console = consoleOf(session, width);
    session.next();
    session.next();
    const message =
      'Wrote quiet-week.yaml: it extends iran-pakistan-2024 and begins instead of pakistan-condemns. Next:\n  offramp check quiet-week.yaml\n  offramp play quiet-week.yaml';
    const lines = screen(console, rows, false, 1, message);
    expect(lines.length).toBeLessThanOrEqual(rows);
    expect(Math.max(...lines.map(columns))).toBeLessThanOrEqual(width);
    const text = lines.join('\n');
    expect(text).toContain('\n  offramp check quiet-week.yaml\n  offramp play quiet-week.yaml\n');
    expect(flowing(lines)).toContain(message.replace(/\s+/g, ' '));
  });
});
