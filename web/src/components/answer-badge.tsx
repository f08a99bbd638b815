import type { ListedProposal } from '../api/proposals.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { Badge, type Tone } from './badge.tsx';

type Kind = NonNullable<ListedProposal['answer']>['kind'];

const TONES = {
  accepted: 'good',
  partly: 'good',
  'already-exists': 'calm',
  'not-possible': 'bad',
  'not-now': 'watch',
} as const satisfies Record<Kind, Tone>;

/** What the city has answered, in a word. */
export function AnswerBadge({ kind }: { kind: Kind }) {
  const { t } = useI18n();
  return <Badge tone={TONES[kind]}>{t(`answer.${kind}`)}</Badge>;
}
