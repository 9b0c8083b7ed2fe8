import { SaxesParser } from 'saxes';
import type { Place } from './chart.js';
import { ScriptError } from './script.js';

/** An element of XML, as far as SCXML needs it. */
export interface Element {
  name: string;
  attributes: Map<string, string>;
  at: Place;
  children: Element[];
  /** Its text, that of its children apart. */
  text: string;
}

const MOST_DEPTH = 60;
const MOST_ELEMENTS = 20_000;

/**
 * Reads XML from a stranger. Entities of the document's own are none: with them a few lines become gigabytes, and they
 * can name files of the reader's.
 *
 * @throws ScriptError
 */
export function parseXml(text: string): Element {
  const parser = new SaxesParser({ xmlns: false });
  const open: Element[] = [];
  let root: Element | undefined;
  let count = 0;
  let at: Place = { line: 1, column: 1 };
  const here = (): Place => ({ line: parser.line, column: parser.columnIndex + 1 });
  const fail = (message: string, hint: string, place = here()): never => {
    throw new ScriptError(message, place, hint);
  };
  parser.on('error', (error) =>
    fail(`This is no XML: ${error.message.replace(/^\d+:\d+: /, '')}`, 'Mend it, so that an XML parser reads it.'),
  );
  parser.on('doctype', () => fail('The document has a DOCTYPE.', 'Delete it: what it declares is not read.'));
  parser.on('opentagstart', ({ name }) => {
    at = { line: parser.line, column: Math.max(1, parser.columnIndex - name.length) };
  });
  parser.on('opentag', ({ name, attributes }) => {
    count += 1;
    if (open.length >= MOST_DEPTH || count > MOST_ELEMENTS)
      fail('There are too many elements, or they nest too deeply.', `Keep to ${MOST_DEPTH} levels.`, at);
    const element: Element = {
      name: name.replace(/^.*:/, ''),
      attributes: new Map(Object.entries(attributes as Record<string, string>)),
      at,
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const add = (part: string) => {
    const element = open.at(-1);
    if (element) element.text += part;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(text).close();
  return root ?? fail('The file is empty.', 'It should hold <scxml>.');
}
