import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { spendsBudget } from '../../../functions/core/costs.ts';
import { useCampaign } from '../api/campaigns.ts';
import { Page } from '../components/page.tsx';
import styles from './desk.module.css';
import { useDeskPaths } from './desk-paths.ts';
import { useDesk } from './use-words.tsx';

function DeskNavigation() {
  const { d } = useDesk();
  const { path } = useLocation();
  const paths = useDeskPaths();
  const { data: campaign } = useCampaign();
  // Elsewhere costs decide between equals alone, and are set on a proposal's page.
  const buys = path === paths.costs || (campaign !== undefined && spendsBudget(campaign));
  const nav = useRef<HTMLElement>(null);
  // On a phone the row is longer than the screen: where one is has to be seen.
  useEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current && current) nav.current.scrollLeft = current.offsetLeft - nav.current.offsetWidth / 3;
  }, []);
  const link = (href: string, text: string) => {
    const within = href !== paths.overview && path.startsWith(`${href}/`);
    return (
      <a class={styles.navLink} href={href} aria-current={path === href ? 'page' : within ? 'true' : undefined}>
        {text}
      </a>
    );
  };
  return (
    <nav ref={nav} class={styles.nav} aria-label={d('desk.nav')}>
      {link(paths.overview, d('overview.nav'))}
      {link(paths.queue, d('queue.nav'))}
      {link(paths.comments, d('comments.nav'))}
      {buys && link(paths.costs, d('costs.nav'))}
      {link(paths.answers, d('answers.nav'))}
      {link(paths.projects, d('projects.nav'))}
      {link(paths.groups, d('groups.nav'))}
      {link(paths.publication, d('publication.nav'))}
      {link(paths.pause, d('pause.nav'))}
      {link(paths.integrity, d('integrity.nav'))}
      {link(paths.audit, d('audit.nav'))}
    </nav>
  );
}

/** A page of the desk: its own navigation above, then as every page. */
export function DeskPage({
  title,
  lead,
  narrow,
  lang,
  children,
}: {
  title: string;
  lead?: ComponentChildren;
  narrow?: boolean;
  lang?: string | undefined;
  children: ComponentChildren;
}) {
  return (
    <>
      <DeskNavigation />
      <Page title={title} lead={lead} narrow={narrow ?? false} lang={lang}>
        {children}
      </Page>
    </>
  );
}
