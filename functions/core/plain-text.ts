/**
 * What a text must not hold, because nobody sees it and it changes what others see. A `line` is a title or a name, shown
 * beside other people's words; `lines` are paragraphs of their own.
 */
export type TextKind = 'line' | 'lines';

interface Rule {
  readonly kinds: readonly TextKind[];
  readonly found: RegExp;
  readonly detail: string;
}

const EVERY = ['line', 'lines'] as const;
/**
 * Joiners belong to emoji of several people and to scripts such as Persian and Devanagari; between Latin letters, or
 * at the end of a word, they only make two names look the same.
 */
const JOINED = String.raw`(?:(?!\p{Script=Latin})[\p{L}\p{M}]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)`;
const LONE_JOINER = new RegExp(String.raw`(?<!${JOINED})[\u200c\u200d]|[\u200c\u200d](?!${JOINED})`, 'u');
/** Tags after a black flag spell the flag of a region, such as Scotland's. */
const LONE_TAG = /(?<![\u{1f3f4}\u{e0020}-\u{e007e}])[\u{e0001}-\u{e007f}]/u;

const RULES: readonly Rule[] = [
  {
    kinds: EVERY,
    // The replacement character is what a letter becomes that was sent in another encoding.
    found: /[\p{Cs}\ufffd\p{Noncharacter_Code_Point}]/u,
    detail: 'a broken letter: send it again as UTF-8',
  },
  { kinds: EVERY, found: /[\u202d\u202e]/u, detail: 'which turns the direction of letters over: leave it out' },
  {
    // In a paragraph they end with it; in a line, what is shown after it would be turned around.
    kinds: ['line'],
    found: /[\u202a-\u202c\u2066-\u2069]/u,
    detail: 'which changes the direction of what follows: leave it out; marks (U+200E, U+200F, U+061C) are allowed',
  },
  { kinds: ['line'], found: /[\u2028\u2029]/u, detail: 'a line break: write one line' },
  {
    kinds: ['line'],
    found: /\u034f|\u17b4|\u17b5|[\u00ad\u115f\u1160\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0]/u,
    detail: 'which nobody sees: leave it out',
  },
  { kinds: ['line'], found: LONE_JOINER, detail: 'which joins nothing here: leave it out' },
  { kinds: ['line'], found: LONE_TAG, detail: 'which nobody sees: leave it out' },
];

const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\p{Z}\p{C}\u2800]/u;

/** `U+202E` of a text that begins with it. */
function codePointOf(text: string): string {
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What is wrong with a text, in words that follow its name; null when nothing is. */
export function faultOf(text: string, kind: TextKind): string | null {
  for (const { kinds, found, detail } of RULES) {
    const match = kinds.includes(kind) ? found.exec(text) : null;
    if (match) return `holds ${codePointOf(match[0])}, ${detail}`;
  }
  return text === '' || VISIBLE.test(text) ? null : 'holds nothing that can be seen: write some words';
}
