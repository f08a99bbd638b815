import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { Button } from '../components/button.tsx';
import { Page } from '../components/page.tsx';
import { Loading } from '../components/skeleton.tsx';
import { announce, toast } from '../components/toast.tsx';
import { useI18n } from '../i18n/use-i18n.tsx';
import { readSession } from '../session/session.ts';
import type { Finished } from '../session/sign-in.ts';
import { signIn } from '../session/use-session.ts';

/** Where the sign-in comes back to: it goes on to the page from which somebody had left. */
export default function SignedInPage() {
  const { t, language } = useI18n();
  const { route } = useLocation();
  const [failed, setFailed] = useState<Finished | null>(null);
  // Once, whatever is drawn anew meanwhile: what the issuer has sent back is good for one exchange.
  const go = useRef({ route, language });
  useEffect(() => {
    const { route: goTo, language: home } = go.current;
    const { href, pathname } = location;
    // The router draws this page once more while the next one is loading: the sign-in is over then.
    if (pathname !== `/${home}/signed-in`) return;
    const finish = async () => {
      const { finishSignIn } = await import('../session/oidc.ts');
      const finished = await finishSignIn(href);
      readSession();
      if (finished.failure !== null) setFailed(finished);
      else if (location.href === href) goTo(finished.returnTo ?? `/${home}`, true);
    };
    finish().catch(() => setFailed({ returnTo: null, failure: 'unreachable' }));
  }, []);
  useEffect(() => {
    if (failed !== null) announce(t('signedIn.failed'));
  }, [failed, t]);
  // What was wanted before the sign-in is still kept in this tab: it goes on from there.
  const again = () => {
    signIn(failed?.returnTo ?? `/${language}`).catch(() => toast(t('error.unreachable'), 'bad'));
  };
  if (failed === null)
    return (
      <Page title={t('signedIn.title')} narrow>
        <Loading label={t('common.loading')} />
      </Page>
    );
  return (
    <Page
      title={t('signedIn.failed')}
      lead={t(failed.failure === 'refused' ? 'signedIn.refused' : 'error.unreachable')}
      narrow
    >
      <div>
        <Button look="main" onClick={again}>
          {t('signedIn.again')}
        </Button>
      </div>
    </Page>
  );
}
