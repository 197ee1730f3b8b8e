/** Why a form was refused. */
import { Alert } from 'antd';

import { problemOf } from '~/api/problem.ts';
import { useText } from '~/messages/Messages.tsx';

export function Refused({ error }: { error: unknown }) {
  const text = useText();
  if (!error) return null;
  const what = problemOf(error).message || text('ui-error-network');
  return <Alert type="error" showIcon role="alert" title={what} style={{ marginBottom: 16 }} />;
}
