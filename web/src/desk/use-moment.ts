import { useMemo } from 'preact/hooks';
import { useCampaign } from '../api/campaigns.ts';
import { useI18n } from '../i18n/use-i18n.tsx';

/** An instant of the API, short enough for lists: `16 mai 2017, 18:00`, by the campaign's clocks. */
export function useMoment(): (instant: string) => string {
  const { language } = useI18n();
  const timeZone = useCampaign().data?.timeZone;
  const format = useMemo(
    () => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
    [language, timeZone],
  );
  return (instant) => format.format(Date.parse(instant));
}
