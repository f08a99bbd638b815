/** What a deployment would do to one resource. */
export interface Change {
  readonly stack: string;
  readonly type: string;
  /** Its construct's path and its logical id. */
  readonly name: string;
  readonly kind: ChangeKind;
  /** The properties that are the reason of a replacement. */
  readonly because: readonly string[];
}

export type ChangeKind = 'add' | 'change' | 'may-replace' | 'replace' | 'delete' | 'leave-behind';

const STACK = /^Stack (\S+)/;
const RESOURCE = /^\[([-+~])\] (AWS::\S+|Custom::\S+) (.+?)(?: (replace|may be replaced|destroy|orphan))?$/;
const PROPERTY = /^ [├└]─ \[[-+~]\] (\S+) \((?:may cause replacement|requires replacement)\)/;

function kindOf(sign: string, impact: string | undefined): ChangeKind {
  if (sign === '+') return 'add';
  if (sign === '-') return impact === 'orphan' ? 'leave-behind' : 'delete';
  if (impact === 'replace') return 'replace';
  return impact === 'may be replaced' ? 'may-replace' : 'change';
}

/** Reads what `cdk diff` prints about resources; what it says about anything else is passed over. */
export function readDiff(printed: string): Change[] {
  const changes: (Change & { because: string[] })[] = [];
  let stack = '';
  for (const line of printed.split('\n')) {
    stack = STACK.exec(line)?.[1] ?? stack;
    const [, sign, type, name, impact] = RESOURCE.exec(line) ?? [];
    if (sign !== undefined && type !== undefined && name !== undefined)
      changes.push({ stack, type, name, kind: kindOf(sign, impact), because: [] });
    const [, property] = PROPERTY.exec(line) ?? [];
    if (property !== undefined) changes.at(-1)?.because.push(property);
  }
  return changes;
}
