import { Page, Prose } from '../components/page.tsx';
import { useI18n } from '../i18n/use-i18n.tsx';

const PROVIDED = ['keyboard', 'readers', 'contrast', 'zoom', 'motion', 'charts', 'map', 'language'] as const;
const LIMITS = ['citizens', 'translation'] as const;

/** The accessibility statement. */
export default function AccessibilityPage() {
  const { t } = useI18n();
  return (
    <Page title={t('accessibility.title')} lead={t('accessibility.lead')} narrow>
      <Prose>
        <h2>{t('accessibility.how')}</h2>
        <ul>
          {PROVIDED.map((key) => (
            <li key={key}>{t(`accessibility.how.${key}`)}</li>
          ))}
        </ul>
        <h2>{t('accessibility.limits')}</h2>
        <ul>
          {LIMITS.map((key) => (
            <li key={key}>{t(`accessibility.limits.${key}`)}</li>
          ))}
        </ul>
        <h2>{t('accessibility.contact')}</h2>
        <p>{t('accessibility.contact.text')}</p>
      </Prose>
    </Page>
  );
}
