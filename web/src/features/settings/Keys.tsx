/** Write keys for events, and one's own tokens for programs. */
import { useRight } from '~/api/session.tsx';

import { Tokens } from './Tokens.tsx';
import { WriteKeys } from './WriteKeys.tsx';

export function Keys() {
  const mayManage = useRight('manage-keys');
  return (
    <>
      {mayManage && <WriteKeys />}
      <Tokens />
    </>
  );
}
