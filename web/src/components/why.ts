import type { Campaign } from '../api/campaigns.ts';
import { Failure, type FailureCode } from '../api/problem.ts';
import type { MessageKey } from '../i18n/messages.ts';
import type { I18n } from '../i18n/use-i18n.tsx';

/** Who may take part, in a sentence. */
export function eligibilityText({ t, language }: I18n, { eligibility }: Campaign): string {
  switch (eligibility.rule) {
    case 'anyone':
      return t('eligibility.anyone');
    case 'email-domain': {
      const domains = new Intl.ListFormat(language, { type: 'disjunction' }).format(
        eligibility.domains.map((domain) => `@${domain}`),
      );
      return t('eligibility.emailDomain', { domains });
    }
    case 'claim-equals':
      return t('eligibility.claim');
    case 'voucher':
      return t('eligibility.voucher');
  }
}

/** What a refusal means to whoever meets it; what is not here is an error of this site's own. */
const WHY: Readonly<Partial<Record<FailureCode, MessageKey>>> = {
  unreachable: 'error.unreachable',
  'too-many-requests': 'error.busy',
  busy: 'error.busy',
  'signed-out': 'error.signedOut',
  'phase-not-open': 'error.phaseNotOpen',
  'comments-closed': 'error.phaseClosed',
  'phase-closed': 'error.phaseClosed',
  paused: 'error.paused',
  'limit-reached': 'error.limitReached',
  'proposal-limit-reached': 'error.limitReached',
  'comment-limit-reached': 'error.limitReached',
  'report-limit-reached': 'error.limitReached',
  'not-eligible': 'error.notEligible',
  'not-on-ballot-paper': 'error.notOnPaper',
  'ballots-unlinked': 'error.unlinked',
  'reported-before': 'error.already',
  'revision-conflict': 'error.changed',
  'missing-field': 'error.invalid',
  'wrong-type': 'error.invalid',
  'out-of-range': 'error.invalid',
  'invalid-value': 'error.invalid',
  'unknown-campaign': 'error.notFound',
  'unknown-proposal': 'error.notFound',
  'unknown-project': 'error.notFound',
  'unknown-comment': 'error.notFound',
  'not-public': 'error.notFound',
};

/** Why something was not done and what to do about it, in the page's language. */
export function whyText(i18n: I18n, code: FailureCode, campaign: Campaign | undefined): string {
  return i18n.t(WHY[code] ?? 'error.unexpected', { who: campaign ? eligibilityText(i18n, campaign) : '' });
}

/** The code of whatever was thrown. */
export function codeOf(error: unknown): FailureCode {
  return error instanceof Failure ? error.code : 'unexpected';
}
