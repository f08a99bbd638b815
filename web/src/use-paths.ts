import { useMemo } from 'preact/hooks';
import { usePageCampaign } from './api/page-campaign.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { pathsOf } from './paths.ts';

/** The addresses of the campaign of the page, in the language of the page. */
export function usePaths() {
  const { language } = useI18n();
  const campaign = usePageCampaign() ?? '';
  return useMemo(() => pathsOf(language, campaign), [language, campaign]);
}
