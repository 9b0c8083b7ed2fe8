import { stringify } from 'yaml';

/** What a stranger might write into any text of a scenario to make a page do what it should not. */
export const HOSTILE_TEXTS: Record<string, string> = {
  script: '<script>window.pwned = 1</script>',
  'script end': '</script><script>window.pwned = 1</script>',
  comment: '<!-- <script>window.pwned = 1',
  'comment end': '--><img src=x onerror="window.pwned = 1">',
  'event handler': '<img src=x onerror=window.pwned=1><body onload=window.pwned=1>',
  'event handler with a slash': '<svg/onload=window.pwned=1>',
  'svg with a script': '<svg xmlns="http://www.w3.org/2000/svg"><script>window.pwned = 1</script></svg>',
  'svg that animates': '<svg><animate onbegin=window.pwned=1 attributeName=x dur=1s></svg>',
  'javascript link': '[click](javascript:window.pwned=1)',
  'javascript link in parts': '[click](java\u0000script:window.pwned=1) [b](JaVaScRiPt:window.pwned=1)',
  'data link': '[click](data:text/html,<script>window.pwned=1</script>)',
  'link to another place': '[a](//evil.example/x) ![b](https://evil.example/pixel.png) <https://evil.example/auto>',
  'reference link': '[a][b]\n\n[b]: javascript:window.pwned=1',
  'iframe and object': '<iframe srcdoc="<script>parent.pwned=1</script>"></iframe><object data=javascript:1>',
  'meta and base': '<meta http-equiv=refresh content="0;url=https://evil.example"><base href="https://evil.example/">',
  'style end': '</style><style>*{display:none}</style>',
  'style with an address': 'background:url(https://evil.example/x);width:expression(window.pwned=1)',
  'attribute break': '" onmouseover="window.pwned=1" x="\' autofocus onfocus=window.pwned=1 \'',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that it is not filled in is what is tested
  template: '${window.pwned=1} {{constructor.constructor("window.pwned=1")()}} <%= 1 %>',
  entities: '&lt;script&gt;window.pwned=1&lt;/script&gt; &#60;b&#62; &amp;amp; &NotEqualTilde;',
  'line separators': 'a\u2028window.pwned=1\u2029b',
  'right to left': '\u202eevil\u202d \u2067abc \u200f\u061c \u2066x',
  'zero width': 'a\u200b\u200c\u200d\u2060\ufeffb',
  'marks on marks': `Z${'\u0301'.repeat(60)}algo`,
  'dollar patterns': "$& $' $` $1 $$",
  prototype: '__proto__ constructor prototype hasOwnProperty',
  'a word without end': 'W'.repeat(180),
};

/** A text of 20,000 characters without a space. */
export const ENDLESS = 'x'.repeat(20_000);

/** A scenario file with a hostile text in every field that takes one. */
export function hostileScenario(): string {
  const all = Object.values(HOSTILE_TEXTS);
  let at = 0;
  const title = () => (all[at++ % all.length] ?? '').slice(0, 200);
  const text = () => `${title()}\n\n* ${title()}\n* ${title()}`;
  const steps = Array.from({ length: 12 }, (_, n) => ({
    id: n === 0 ? 'constructor' : `condemn-${n}`,
    by: n % 2 === 0 ? 'responder' : 'initiator',
    move: 'condemn',
    title: title(),
    text: n === 3 ? ENDLESS : text(),
    sources: ['to-string', 'value-of', 'odd'],
    disputed: { at: '2024-01-18', source: 'value-of', note: text() },
    ask: [{ question: title(), answer: text() }, title()],
    ...(n < 6 && {
      instead: [
        {
          id: `protest-${n}`,
          by: n % 2 === 0 ? 'responder' : 'initiator',
          move: 'protest',
          title: title(),
          why: text(),
          weight: 0.1,
        },
      ],
    }),
  }));
  return stringify({
    id: 'has-own-property',
    title: `${HOSTILE_TEXTS['script end']}<!--`,
    summary: `${all.join('\n\n')}\n\n${ENDLESS.slice(0, 15_000)}`,
    model: 'bilateral-crisis',
    actors: {
      initiator: { name: title(), capital: title(), note: text() },
      responder: { name: HOSTILE_TEXTS['right to left'], capital: title() },
      thirdParty: { name: HOSTILE_TEXTS['a word without end'] },
      militants: { name: title() },
    },
    start: '2024-01-16',
    mainSource: 'to-string',
    objectives: [...all, ENDLESS],
    sources: [
      { id: 'to-string', title: title(), author: title(), publisher: title(), url: 'https://[', note: text() },
      {
        id: 'value-of',
        title: title(),
        publisher: title(),
        url: 'https://"onmouseover="window.pwned=1"@evil.example/<script>',
      },
      { id: 'odd', title: title(), url: 'https://evil.example/javascript:window.pwned=1' },
    ],
    steps: [
      {
        id: 'attack',
        at: '2023-12',
        by: 'militants',
        target: 'initiator',
        move: 'militantAttack',
        title: title(),
        sources: ['to-string'],
      },
      { id: 'hit', at: '2024-01-16', by: 'initiator', move: 'strike', title: title(), text: text(), sources: ['odd'] },
      ...steps,
    ],
  });
}
