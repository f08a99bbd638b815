import { consequenceOf } from './consequences.ts';
import type { Change, ChangeKind } from './read-diff.ts';

const KINDS = {
  add: 'would be made',
  change: 'would be changed in place',
  'may-replace': 'MAY BE REPLACED',
  replace: 'WOULD BE REPLACED',
  delete: 'WOULD BE DELETED',
  'leave-behind': 'WOULD BE LEFT BEHIND',
} as const satisfies Record<ChangeKind, string>;
const IN_PLACE: ReadonlySet<ChangeKind> = new Set(['add', 'change']);

/** Whether something would be lost or left behind by it that a new resource does not have. */
export function isGrave({ kind, type }: Change): boolean {
  return !IN_PLACE.has(kind) && consequenceOf(type) !== null;
}

function sentence({ stack, type, name, kind, because }: Change): string {
  const reason = because.length === 0 ? '' : ` because of ${because.join(', ')}`;
  const consequence = IN_PLACE.has(kind) ? null : consequenceOf(type);
  return `${stack}: ${type} ${name} ${KINDS[kind]}${reason}${consequence === null ? '' : `: ${consequence}`}.`;
}

/** What a deployment would do: first, in full, what replaces or takes away; then how much else there is. */
export function inWords(changes: readonly Change[]): string[] {
  const count = (kind: ChangeKind) => changes.filter((change) => change.kind === kind).length;
  const grave = changes.filter(isGrave);
  const light = changes.filter((change) => !IN_PLACE.has(change.kind) && !isGrave(change));
  return [
    ...grave.map(sentence),
    ...light.map(sentence),
    `${count('add')} resources ${KINDS.add}, ${count('change')} ${KINDS.change}, ${light.length} replaced or taken away without a loss.`,
    grave.length === 0
      ? 'Nothing that lasts would be replaced: data, keys and addresses stay.'
      : `DO NOT DEPLOY before you have understood the ${grave.length === 1 ? 'line' : `${grave.length} lines`} above.`,
  ];
}
