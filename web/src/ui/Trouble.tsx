/** What is shown where something went wrong or may not be seen. */
import { Alert, Button, Result } from 'antd';
import { Link } from 'react-router';

import { problemOf } from '~/api/problem.ts';
import { useSession } from '~/api/session.tsx';
import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';

import { paths } from './paths.ts';

interface Given {
  error: unknown;
  /** Tries again. */
  retry?: (() => void) | undefined;
}

/** Says what the server said, which names the place and the way out, and offers to try again. */
export function Trouble({ error, retry }: Given) {
  const text = useText();
  const problem = problemOf(error);
  if (problem.status === 403) return <NoPermission />;
  const parts = problem.parts.map((part) => part.title);
  const what = problem.message || text('ui-error-network');
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={text('ui-error')}
      description={
        <>
          <p style={{ margin: 0 }}>{what}</p>
          {parts.length > 1 && (
            <ul>
              {parts.map((part) => (
                <li key={part}>{part}</li>
              ))}
            </ul>
          )}
        </>
      }
      action={retry && <Button onClick={retry}>{text('ui-retry')}</Button>}
    />
  );
}

/** Says that the role does not include it, and who can change that. */
export function NoPermission() {
  const text = useText();
  const role = text(`role-${useSession().role}` as MessageId);
  return (
    <Result
      status="403"
      title={text('ui-no-permission')}
      subTitle={text('ui-no-permission-what', { role })}
    />
  );
}

/** Nothing is at this address. */
export function NotFound() {
  const text = useText();
  return (
    <Result
      status="404"
      title={text('ui-not-found')}
      subTitle={text('ui-not-found-what')}
      extra={<Link to={paths.overview()}>{text('ui-back-to-overview')}</Link>}
    />
  );
}
