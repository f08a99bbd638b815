import { useCampaign } from '../api/campaigns.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import type { Point } from './geo.ts';
import { degreesText, districtNear } from './near.ts';

/** A point in words: near which district it is, or its degrees. */
export function useNearText(): (point: Point) => string {
  const { t, textOf } = useI18n();
  const { data: campaign } = useCampaign();
  return (point) => {
    const district = campaign && districtNear(campaign, point);
    return district ? t('place.near', { district: textOf(district.name) }) : degreesText(point);
  };
}
