/** The door: lets in who is signed in, and sends the others to sign in first. */
import { useQuery } from '@tanstack/react-query';
import { Flex, Spin } from 'antd';
import { Navigate, Outlet, useLocation } from 'react-router';

import { keepCsrf } from '~/api/csrf.ts';
import { problemOf } from '~/api/problem.ts';
import { SESSION, SessionContext } from '~/api/session.tsx';
import { useText } from '~/messages/Messages.tsx';
import { paths } from '~/ui/paths.ts';
import { Trouble } from '~/ui/Trouble.tsx';

export function SignedIn() {
  const text = useText();
  const { pathname, search } = useLocation();
  const { data, error, refetch } = useQuery(SESSION);
  if (error && problemOf(error).status === 401) {
    const back = new URLSearchParams({ to: pathname + search });
    return <Navigate replace to={`${paths.signIn()}?${back}`} />;
  }
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) {
    return (
      <Flex justify="center" style={{ paddingTop: 120 }}>
        <Spin description={text('ui-loading')} />
      </Flex>
    );
  }
  keepCsrf(data.csrf);
  if (data.must_change_password && pathname !== paths.password()) {
    return <Navigate replace to={paths.password()} />;
  }
  return (
    <SessionContext value={data}>
      <Outlet />
    </SessionContext>
  );
}
