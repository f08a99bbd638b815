import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { LinkButton } from '../components/button.tsx';
import { Page } from '../components/page.tsx';
import { Loading } from '../components/skeleton.tsx';
import { EmptyState } from '../components/states.tsx';
import { useI18n } from '../i18n/use-i18n.tsx';
import { readSession } from '../session/session.ts';

/** Where the sign-in comes back to: it goes on to the page from which somebody had left. */
export default function SignedInPage() {
  const { t, language } = useI18n();
  const { route } = useLocation();
  const [failed, setFailed] = useState(false);
  // Once, whatever is drawn anew meanwhile: what the issuer has sent back is good for one exchange.
  const go = useRef({ route, language });
  useEffect(() => {
    const { route: goTo, language: home } = go.current;
    const { href, pathname } = location;
    // The router draws this page once more while the next one is loading: the sign-in is over then.
    if (pathname !== `/${home}/signed-in`) return;
    const finish = async () => {
      const { finishSignIn } = await import('../session/oidc.ts');
      const returnTo = await finishSignIn(href);
      readSession();
      if (location.href === href) goTo(returnTo ?? `/${home}`, true);
    };
    finish().catch(() => setFailed(true));
  }, []);
  return (
    <Page title={t('signedIn.title')} narrow>
      {failed ? (
        <EmptyState
          title={t('signedIn.failed')}
          actions={
            <LinkButton look="main" href={`/${language}`}>
              {t('signedIn.again')}
            </LinkButton>
          }
        />
      ) : (
        <Loading label={t('common.loading')} />
      )}
    </Page>
  );
}
