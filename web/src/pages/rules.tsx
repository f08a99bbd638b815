import type { ComponentChildren } from 'preact';
import { type Campaign, useCampaign } from '../api/campaigns.ts';
import { Failed } from '../components/failed.tsx';
import { Page, Prose } from '../components/page.tsx';
import { PhaseLine } from '../components/phase-line.tsx';
import { SelectionText, useWhatIf, whatIfOf } from '../components/selection-text.tsx';
import { TextSkeleton } from '../components/skeleton.tsx';
import { eligibilityText } from '../components/why.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import styles from './rules.module.css';

function Rule({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <Prose>
        <h2>{title}</h2>
        {children}
      </Prose>
    </section>
  );
}

function Ideas({ proposals }: Pick<Campaign, 'proposals'>) {
  const { t } = useI18n();
  const { moderation, maxPerCitizen, holdAfterReports } = proposals;
  return (
    <Rule title={t('rules.ideas')}>
      <ul>
        <li>{t(`rules.ideas.${moderation}`)}</li>
        <li>{maxPerCitizen === null ? t('rules.ideas.noLimit') : t('handIn.limit', { count: maxPerCitizen })}</li>
        {holdAfterReports !== null && <li>{t('rules.ideas.hold', { count: holdAfterReports })}</li>}
        <li>{t('rules.ideas.refusal')}</li>
      </ul>
    </Rule>
  );
}

function Voting({ voting }: Pick<Campaign, 'voting'>) {
  const { t } = useI18n();
  const { choices, maxChoices, counts, results } = voting;
  return (
    <Rule title={t('rules.vote')}>
      <ul>
        <li>{t(choices.length > 1 ? 'rules.vote.both' : 'rules.vote.for')}</li>
        <li>{maxChoices === null ? t('rules.vote.noCap') : t('rules.vote.cap', { count: maxChoices })}</li>
        <li>{t('rules.vote.change')}</li>
        <li>{t(`rules.vote.${counts}`)}</li>
        <li>{t('rules.vote.recount')}</li>
        {results === 'on-publication' && <li>{t('rules.vote.publication')}</li>}
      </ul>
    </Rule>
  );
}

function Whole({ campaign }: { campaign: Campaign }) {
  const i18n = useI18n();
  const { t, language } = i18n;
  const { comments, retention, phases, rulesHash } = campaign;
  const commented = new Intl.ListFormat(language).format(comments.phases.map((phase) => t(`phase.${phase}`)));
  const whatIf = useWhatIf();
  const others = whatIfOf(campaign);
  const votes = phases.some(({ phase }) => phase === 'voting');
  return (
    <>
      <section class={styles.steps}>
        <h2>{t('rules.steps')}</h2>
        <PhaseLine campaign={campaign} />
      </section>
      <Rule title={t('rules.who')}>
        <p>{eligibilityText(i18n, campaign)}</p>
        <p>{t('rules.who.read')}</p>
      </Rule>
      <Ideas proposals={campaign.proposals} />
      {votes && <Voting voting={campaign.voting} />}
      {comments.phases.length > 0 && (
        <Rule title={t('rules.comments')}>
          <ul>
            <li>{t('rules.comments.when', { phases: commented })}</li>
            {comments.perDay !== null && <li>{t('rules.comments.perDay', { count: comments.perDay })}</li>}
          </ul>
        </Rule>
      )}
      {votes && (
        <Rule title={t('results.how')}>
          <SelectionText selection={campaign.selection} />
          {others.length > 0 && (
            <>
              <p>{t('rules.whatIf')}</p>
              <ul>
                {others.map((other, index) => (
                  <li key={String(index)}>{whatIf(other)}</li>
                ))}
              </ul>
            </>
          )}
        </Rule>
      )}
      <Rule title={t('rules.retention')}>
        <p>{t('rules.retention.appeal', { count: retention.appealDays })}</p>
        <p>
          {retention.unlinkAfterDays === null
            ? t('rules.retention.operator')
            : t('rules.retention.unlink', { count: retention.unlinkAfterDays })}
        </p>
      </Rule>
      <div>
        <p class={styles.small}>{t('rules.hash')}</p>
        <p class={styles.hash}>{rulesHash}</p>
      </div>
    </>
  );
}

/** The campaign's rules in sentences: read from the very file that decides. */
export default function RulesPage() {
  const { t } = useI18n();
  const { data: campaign, error, refetch } = useCampaign();
  return (
    <Page title={t('rules.title')} lead={t('rules.lead')}>
      {error && !campaign && <Failed error={error} onRetry={refetch} />}
      {!campaign && !error && <TextSkeleton lines={12} />}
      {campaign && <Whole campaign={campaign} />}
    </Page>
  );
}
