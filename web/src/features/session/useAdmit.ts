/** Takes somebody in whom the server has just admitted. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';

import { keepCsrf } from '~/api/csrf.ts';
import { SESSION, type Session } from '~/api/session.tsx';
import { useLanguage } from '~/messages/Messages.tsx';
import { paths } from '~/ui/paths.ts';

/** Gives the function that shows them what they came for, in the language of their account. */
export function useAdmit() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { speak } = useLanguage();
  const [search] = useSearchParams();
  return async (session: Session) => {
    keepCsrf(session.csrf);
    queries.clear();
    queries.setQueryData(SESSION.queryKey, session);
    if (session.language) speak(session.language);
    const wanted = search.get('to') ?? '';
    // Only an address of this page, never one elsewhere.
    const inside = wanted.startsWith('/') && !wanted.startsWith('//');
    await navigate(inside ? wanted : paths.overview(), { replace: true });
  };
}
