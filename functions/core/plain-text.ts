/**
 * What a text must not hold, because nobody sees it and it changes what others see. A `line` is a title or a name, shown
 * beside other people's words; `lines` are paragraphs of their own.
 */
export type TextKind = 'line' | 'lines';

interface Rule {
  readonly found: RegExp;
  readonly detail: string;
}

/**
 * Joiners belong to emoji of several people and to scripts such as Persian and Devanagari; between Latin letters, or
 * at the end of a word, they only make two names look the same.
 */
const JOINED = String.raw`(?:(?!\p{Script=Latin})[\p{L}\p{M}]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)`;
const LONE_JOINER = new RegExp(String.raw`(?<!${JOINED})[\u200c\u200d]|[\u200c\u200d](?!${JOINED})`, 'u');
/** Tags after a black flag spell the flag of a region, such as Scotland's. */
const LONE_TAG = /(?<![\u{1f3f4}\u{e0020}-\u{e007e}])[\u{e0001}-\u{e007f}]/u;
/**
 * A variation selector chooses the look of an emoji, of a sign, or of a letter of some scripts. These have one look alone,
 * but for a digit within a keycap.
 */
const ONE_LOOK = String.raw`[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}#*\p{Z}\p{Cc}\p{Cf}\p{M}]`;
const LONE_VARIATION = new RegExp(
  String.raw`(?<=^|${ONE_LOOK})(?!(?<=[\d#*])\ufe0f\u20e3)[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]`,
  'u',
);
/** Between a note and the words that it stands above, in scores, and in shorthand: marks of programs, not letters. */
const UNSEEN_FORMAT = /[\ufff9-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}]/u;

const IN_ANY_TEXT: readonly Rule[] = [
  {
    // The replacement character is what a letter becomes that was sent in another encoding.
    found: /[\p{Cs}\ufffd\p{Noncharacter_Code_Point}]/u,
    detail: 'a broken letter: send it again as UTF-8',
  },
  { found: /[\u202d\u202e]/u, detail: 'which turns the direction of letters over: leave it out' },
];
const IN_A_LINE: readonly Rule[] = [
  {
    // In a paragraph they end with it; in a line, what is shown after it would be turned around.
    found: /[\u202a-\u202c\u2066-\u2069]/u,
    detail: 'which changes the direction of what follows: leave it out; marks (U+200E, U+200F, U+061C) are allowed',
  },
  { found: /[\u2028\u2029]/u, detail: 'a line break: write one line' },
  {
    found: /\u034f|\u17b4|\u17b5|[\u00ad\u115f\u1160\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0]/u,
    detail: 'which nobody sees: leave it out',
  },
  { found: LONE_JOINER, detail: 'which joins nothing here: leave it out' },
  { found: LONE_TAG, detail: 'which nobody sees: leave it out' },
  { found: UNSEEN_FORMAT, detail: 'which nobody sees: leave it out' },
  { found: LONE_VARIATION, detail: 'which changes nothing here: leave it out' },
];

const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\p{Z}\p{C}\u2800]/u;

/** `U+202E` of a text that begins with it. */
function codePointOf(text: string): string {
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function firstOf(rules: readonly Rule[], text: string): string | null {
  for (const { found, detail } of rules) {
    const match = found.exec(text);
    if (match) return `holds ${codePointOf(match[0])}, ${detail}`;
  }
  return null;
}

/** What is wrong with a text, in words that follow its name; null when nothing is. */
export function faultOf(text: string, kind: TextKind): string | null {
  const broken = firstOf(IN_ANY_TEXT, text);
  if (broken !== null) return broken;
  if (text !== '' && !VISIBLE.test(text)) return 'holds nothing that can be seen: write some words';
  return kind === 'line' ? firstOf(IN_A_LINE, text) : null;
}
