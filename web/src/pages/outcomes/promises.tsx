import type { Schemas } from '../../api/client.ts';
import { usePromises } from '../../api/projects.ts';
import { BarList } from '../../components/bar-list.tsx';
import { Figures, Section } from '../../components/page.tsx';
import { useNames } from '../../components/proposal-card.tsx';
import { TextSkeleton } from '../../components/skeleton.tsx';
import { useFormats, useI18n } from '../../i18n/use-i18n.tsx';
import styles from '../outcomes.module.css';

type Counts = Schemas['Promises']['total'];

const keptIn = ({ kept, keptLate }: Counts) => kept + keptLate;

/** How many promises were kept, are late and are to come: in all, and by district. The page says where it fails. */
export function Promises() {
  const { t } = useI18n();
  const { number } = useFormats();
  const names = useNames();
  const { data } = usePromises();
  if (!data) return <TextSkeleton lines={4} />;
  const { total, districts } = data;
  const figures = [
    { key: 'kept', value: number(keptIn(total)), label: t('outcomes.kept') },
    { key: 'open', value: number(total.open), label: t('outcomes.open') },
    { key: 'late', value: number(total.late), label: t('outcomes.late') },
    { key: 'moved', value: number(total.moved), label: t('outcomes.moved') },
    { key: 'dropped', value: number(total.dropped), label: t('outcomes.dropped') },
  ];
  return (
    <Section title={t('outcomes.promises')} lead={t('outcomes.promises.lead')}>
      {total.promises === 0 ? (
        <p>{t('outcomes.noPromises')}</p>
      ) : (
        <>
          <Figures figures={figures} />
          <h3>{t('outcomes.byDistrict')}</h3>
          <div class={styles.bars}>
            <BarList
              stacked
              label={t('outcomes.byDistrict')}
              bars={[...districts]
                .sort((one, other) => other.promises - one.promises)
                .map((row) => ({
                  key: row.district ?? '',
                  label: names.district(row.district),
                  parts: [
                    { colour: 'first', value: keptIn(row) },
                    { colour: 'second', value: row.late },
                    { colour: 'rest', value: row.open },
                  ],
                  text: t('outcomes.barText', { kept: keptIn(row), late: row.late, open: row.open }),
                }))}
            />
          </div>
        </>
      )}
    </Section>
  );
}
