import type { Campaign } from '../api/campaigns.ts';
import { Failure, type FailureCode } from '../api/problem.ts';
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

/** Why something was not done and what to do about it, in the page's language. */
export function whyText(i18n: I18n, code: FailureCode, campaign: Campaign | undefined): string {
  const { t } = i18n;
  switch (code) {
    case 'unreachable':
      return t('error.unreachable');
    case 'too-many-requests':
    case 'busy':
      return t('error.busy');
    case 'signed-out':
      return t('error.signedOut');
    case 'phase-not-open':
    case 'comments-closed':
      return t('error.phaseNotOpen');
    case 'phase-closed':
      return t('error.phaseClosed');
    case 'paused':
      return t('error.paused');
    case 'limit-reached':
    case 'proposal-limit-reached':
    case 'comment-limit-reached':
    case 'report-limit-reached':
      return t('error.limitReached');
    case 'not-eligible':
      return t('error.notEligible', { who: campaign ? eligibilityText(i18n, campaign) : '' });
    case 'not-on-ballot-paper':
      return t('error.notOnPaper');
    case 'ballots-unlinked':
      return t('error.unlinked');
    case 'reported-before':
      return t('error.already');
    case 'revision-conflict':
      return t('error.changed');
    case 'missing-field':
    case 'wrong-type':
    case 'out-of-range':
    case 'invalid-value':
      return t('error.invalid');
    case 'unknown-campaign':
    case 'unknown-proposal':
    case 'unknown-project':
    case 'unknown-comment':
    case 'not-public':
      return t('error.notFound');
    default:
      return t('error.unexpected');
  }
}

/** The code of whatever was thrown. */
export function codeOf(error: unknown): FailureCode {
  return error instanceof Failure ? error.code : 'unexpected';
}
