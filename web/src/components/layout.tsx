import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { useCampaign } from '../api/campaigns.ts';
import { usePageCampaign } from '../api/page-campaign.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../i18n/languages.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { inLanguage } from '../paths.ts';
import { endings } from '../session/session.ts';
import { useSession } from '../session/use-session.ts';
import { usePaths } from '../use-paths.ts';
import { Mark, PersonIcon } from './icons.tsx';
import styles from './layout.module.css';
import { Toasts, toast } from './toast.tsx';
import { VoteNews } from './vote-news.tsx';

function LanguageSwitch() {
  const { language, t } = useI18n();
  const { url } = useLocation();
  return (
    <nav class={styles.languages} aria-label={t('site.languages')}>
      {LANGUAGES.map((code) => (
        <a
          key={code}
          class={styles.language}
          href={inLanguage(code, url)}
          hrefLang={code}
          lang={code}
          aria-current={code === language ? 'true' : undefined}
        >
          {code.toUpperCase()}
          <span class="visually-hidden"> {LANGUAGE_NAMES[code]}</span>
        </a>
      ))}
    </nav>
  );
}

/** A part of the site. On a phone the row scrolls: the current one is brought into sight. */
function NavLink({ href, children }: { href: string; children: ComponentChildren }) {
  const link = useRef<HTMLAnchorElement>(null);
  const { path } = useLocation();
  const current = path === href ? 'page' : path.startsWith(`${href}/`) ? 'true' : undefined;
  useEffect(() => {
    const row = link.current?.parentElement;
    if (current === undefined || !link.current || !row) return;
    const { offsetLeft, offsetWidth } = link.current;
    row.scrollLeft = offsetLeft + offsetWidth / 2 - row.clientWidth / 2;
  }, [current]);
  return (
    <a ref={link} class={styles.link} href={href} aria-current={current}>
      {children}
    </a>
  );
}

/** What can be done now comes first; what has no meaning yet is left out. */
function Navigation() {
  const { t } = useI18n();
  const paths = usePaths();
  const { person } = useSession();
  const { data: campaign } = useCampaign();
  const phase = campaign?.phase;
  const voting = campaign?.phases.find((interval) => interval.phase === 'voting');
  const now = campaign ? Date.parse(campaign.now) : 0;
  const voted = voting?.closes != null && now >= Date.parse(voting.closes);
  return (
    <nav class={styles.nav} aria-label={t('site.nav')}>
      <NavLink href={paths.proposals}>{t('nav.proposals')}</NavLink>
      {phase === 'ideation' && <NavLink href={paths.handIn}>{t('nav.handIn')}</NavLink>}
      {(phase === 'voting' || voted) && <NavLink href={paths.ballot}>{t('nav.ballot')}</NavLink>}
      {(phase === 'voting' || voted) && <NavLink href={paths.results}>{t('nav.results')}</NavLink>}
      {voted && <NavLink href={paths.outcomes}>{t('nav.outcomes')}</NavLink>}
      <NavLink href={paths.rules}>{t('nav.rules')}</NavLink>
      {person?.moderator && <NavLink href={paths.desk}>{t('nav.desk')}</NavLink>}
    </nav>
  );
}

/** What stands around every page. */
export function Layout({ children }: { children: ComponentChildren }) {
  const { language, t, textOf } = useI18n();
  const paths = usePaths();
  const id = usePageCampaign();
  const { person } = useSession();
  const { data: campaign } = useCampaign();
  const home = id === null ? `/${language}` : paths.home;
  useEffect(() => endings.follow(() => toast(t('error.signedOut'), 'bad')), [t]);
  return (
    <div class={styles.layout}>
      <a class={styles.skip} href="#main" target="_self">
        {t('site.skip')}
      </a>
      <header class={styles.header}>
        <div class={styles.bar}>
          <a class={styles.brand} href={home}>
            <Mark size={32} />
            <span class={campaign ? undefined : styles.unnamed}>
              {campaign ? textOf(campaign.name) : 'Réinventons'}
            </span>
          </a>
          <LanguageSwitch />
          {id !== null && (
            <a class={styles.account} href={paths.account}>
              <PersonIcon />
              <span class={styles.accountText}>{person === null ? t('session.signIn') : t('nav.account')}</span>
            </a>
          )}
        </div>
        {id !== null && <Navigation />}
      </header>
      <main id="main" class={styles.main} tabIndex={-1}>
        {children}
      </main>
      <footer class={styles.footer}>
        <div class={styles.foot}>
          {id !== null && (
            <nav class={styles.footLinks} aria-label={t('site.moreInfo')}>
              <a href={paths.rules}>{t('nav.rules')}</a>
              <a href={paths.outcomes}>{t('nav.outcomes')}</a>
              <a href={paths.accessibility}>{t('nav.accessibility')}</a>
              <a href={paths.privacy}>{t('nav.privacy')}</a>
              <a href="/api/openapi.json">{t('nav.api')}</a>
            </nav>
          )}
          <p class={styles.small}>{t('site.by')}</p>
        </div>
      </footer>
      <Toasts />
      <VoteNews />
    </div>
  );
}
