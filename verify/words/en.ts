/** The sentences of findings by their code; `{name}` is filled in. */
export const sentences = {
  'no-archive': 'This is not an archive: it holds neither MANIFEST nor checkpoint. Give the folder that holds both.',
  'no-address': 'Nothing can be read at {address}: {reason}.',
  'no-file': 'There is no file {file}.',
  'no-receipt': '{file} holds no receipt. Give a file with one receipt a line, or the JSON that the platform answered.',
  'no-previous': 'The earlier version cannot be read: {reason}. Give its folder or its file checkpoint.',
  'no-key':
    'This is no key: {found}. Give a thumbprint of 43 characters, name+hash+key, or a file with a JSON Web Key.',
  more: 'There are {count} more of this kind.',

  'file-missing': 'The file is missing.',
  'file-unlisted': 'MANIFEST does not list the file.',
  'file-differs': 'The file was changed: its SHA-256 is not the one on line {line} of {manifest}.',
  'rows-differ': 'The file has {found} rows; the manifest lists {listed}.',
  'manifest-form': 'The line is not a SHA-256, a number of rows and a name that comes once.',
  'files-hold': '{count} files are, byte for byte, those that MANIFEST lists.',
  'json-form': 'The file is not what it should be at {path}: {reason}.',
  'key-id': 'The key {kid} does not have the thumbprint that it is named by: {thumbprint}.',

  'votes-hold': 'votes.csv holds {count} votes, each well formed, none twice, in the order of their commitments.',
  'votes-header': 'The header is “{found}”; it should be “{expected}”.',
  'vote-form': 'The line is not a vote: number, choice and a commitment of 43 characters.',
  'vote-twice': 'The line has the commitment of the line before: one vote stands there twice.',
  'vote-order': 'The line is not in the order of the commitments.',
  'no-tiles': 'The tiles of the tree are not here. The tree itself was computed from votes.csv.',
  'tiles-hold': 'The tiles ({count}) hold the hashes of the tree over votes.csv.',
  'tile-missing': 'The tile is missing.',
  'tile-form': 'The tile has {bytes} bytes; it should hold {hashes} hashes of 32 bytes.',
  'tile-differs': 'Hash {place} of the tile is not the one of the tree over votes.csv.',
  'leaf-differs': 'The line does not have hash {place} of {tile}: the line or the tile was changed.',
  'commitments-differ': 'The file does not hold the commitments of votes.csv.',

  'totals-hold':
    'Counting votes.csv again gives totals.json: {for} votes for and {against} against on {proposals} proposals, {annulled} annulled.',
  'total-lacks': 'votes.csv has votes on proposal {number}, which totals.json does not list.',
  'total-differs':
    'Proposal {number}: votes.csv has {for} for and {against} against; totals.json says {publishedFor}, {publishedAgainst} and {annulled} annulled.',
  'sum-differs': 'It says {found} for “{what}”; its own proposals add up to {expected}.',
  'copies-hold': '{files} say the same as totals.json and votes.csv.',
  'copy-differs': 'The line is “{found}”; by totals.json it should be “{expected}”.',
  'election-differs': 'Its votes are not those of votes.csv, in the same order.',
  'histogram-holds': '{citizens} citizens cast these {votes} votes, as histogram.json and the turnout say.',
  'histogram-votes': 'Its citizens hold {found} votes together; votes.csv has {expected}.',
  'histogram-turnout': 'It has {found} citizens with votes; the turnout is {expected}.',

  'checkpoint-form': 'The file is no checkpoint: {reason}.',
  'checkpoint-differs': 'For “{what}” the checkpoint says {found}; the archive has {expected}.',
  'checkpoint-lacks': 'The checkpoint does not name “{what}”.',
  'checkpoint-holds': 'The checkpoint names this archive: {size} votes whose tree has the root {root}.',
  'signature-holds': 'The checkpoint is signed with the key {kid}.',
  'signature-pinned': 'The checkpoint is signed with the key that you gave, {kid}.',
  'signature-other-key': 'The checkpoint is signed with the key {kid}, which is not one that you gave.',
  'signature-broken': 'None of the keys in jwks.json signed this checkpoint: it or the key was changed.',
  'key-not-given':
    'The key {kid} comes from the archive itself. Compare it with one that you have from elsewhere: whoever makes up an archive signs it with a key of their own.',
  'signatures-impossible':
    'This browser cannot check Ed25519 signatures. Use a newer one, or the command: node verify.mjs.',

  'selection-holds': 'The rule “{rule}” selects again what was published, {count} in number.',
  'selection-unpublished': 'The archive names no selection, so there is none to repeat.',
  'selection-tie':
    'A lot has to decide between {numbers} (places: {places}). None was published, so none of them is selected.',
  'selection-needs-ballots':
    'The rule “equal-shares” asks who voted for what together. Whole ballots are not published, so it cannot be repeated here. What can be checked holds: its {count} proposals all have a cost and votes for them, and cost {spent} together, which the budget of {budget} pays for.',
  'cost-differs': 'Proposal {number} costs {found} here, and {expected} in totals.json.',
  'spent-differs': 'What the rule “{rule}” selects is said to cost {found} together; it costs {expected}.',
  'budget-exceeded': 'What the rule “{rule}” selects costs {spent} together: more than the budget of {budget}.',
  'winner-impossible':
    'Proposal {number} cannot have been selected: its cost is {cost}, and it has {votes} votes for it.',
  'selection-differs':
    'The rule “{rule}” does not give the published selection. Missing: {missing}. Too many: {extra}.',

  'previous-same': 'The earlier checkpoint has the same {size} votes.',
  'previous-begins': 'The {before} votes of the earlier checkpoint are the first of the {now} votes now.',
  'previous-unsigned': 'The earlier checkpoint is not signed with a key of this archive.',
  'previous-other': 'The earlier checkpoint is of another tree: {found}, not {expected}.',
  'previous-changed': 'There are two checkpoints of version {version}: the archive was changed after it was published.',
  'previous-differs': 'The {before} votes of the earlier checkpoint are not the first of the {now} votes now.',
  'previous-renamed':
    'The {count} votes that went have come back with the same numbers and choices under other commitments. That is so when citizens have erased themselves in between; their receipts no longer fit.',
  'vote-added': 'The earlier version does not have this vote.',
  'vote-lost': 'The vote on this line of the earlier version is gone.',

  'receipt-form': 'The line is no receipt.',
  'receipt-other-campaign': 'The receipt is of another campaign: {found}, not {expected}.',
  'receipt-unknown-key': 'The receipt on proposal {number} is signed with a key that the archive does not know: {kid}.',
  'receipt-signature': 'The receipt on proposal {number} was changed: its signature does not fit.',
  'receipt-counted': 'Your vote {choice} proposal {number} is counted: line {line} of votes.csv.',
  'receipt-not-counted':
    'Your vote {choice} proposal {number} (revision {revision}) is not in the count. If you changed it later, give that receipt too; if not, this receipt proves that a vote is missing.',
  'receipt-replaced':
    'The receipt of revision {revision} on proposal {number} was replaced by that of revision {later}.',
  'receipt-still-counted':
    'Your vote {choice} proposal {number} of revision {revision} is counted on line {line} of votes.csv, though that of revision {later} replaced it.',
  'receipt-withdrawn': 'You took back your vote on proposal {number} (revision {revision}).',
  'own-annulled':
    'All votes on proposal {number} were annulled: they stand in votes.csv, and the result leaves them out.',
  'opening-differs': 'Proposal {number}, {choice}: the salt {salt} does not open the commitment.',
  'opening-not-counted': 'The vote {choice} proposal {number} is not in votes.csv.',
  'opening-counted': 'The vote {choice} proposal {number} is counted: the salt opens line {line} of votes.csv.',
  'opening-proved':
    'The vote {choice} proposal {number} is counted: the salt opens line {line} of votes.csv, and the proof leads to the root.',
  'proof-broken': 'The proof for the vote {choice} proposal {number} does not lead to the root of the tree.',
} as const;

export type Code = keyof typeof sentences;

/** How a choice reads before “proposal 12”. */
export const choices = { for: 'for', against: 'against', none: 'on' } as const;

/** What stands around findings. */
export const frame = {
  line: '{file}, line {line}: {sentence}',
  file: '{file}: {sentence}',
  holds: 'holds',
  wrong: 'WRONG',
  unchecked: 'not checked',
  'verdict-holds': 'Everything that was checked holds.',
  'verdict-wrong': '{count} things do not hold.',
  'verdict-wrong-one': 'One thing does not hold.',
  archive: 'Campaign {campaign}, version {version}',
} as const;

export type FrameCode = keyof typeof frame;

export interface Words {
  readonly sentences: Readonly<Record<Code, string>>;
  readonly choices: Readonly<Record<keyof typeof choices, string>>;
  readonly frame: Readonly<Record<FrameCode, string>>;
}

export const en = { sentences, choices, frame } satisfies Words;
