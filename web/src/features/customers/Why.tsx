/** Why a customer stands where they stand in one definition, line by line in plain words. */
import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { Skeleton, theme } from 'antd';

import type { Schema } from '~/api/client.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';

/** Its sentences behind the headline; a placeholder while they are on their way. */
export function Why({ why }: { why: Schema['Explained'] | undefined }) {
  const { text, language } = useLanguage();
  if (!why) return <Skeleton active title={false} paragraph={{ rows: 2 }} />;
  const title = titleOf({ name: why.definition, title: why.title }, language);
  return (
    <ul
      aria-label={text('customer-why-of', { title })}
      style={{ listStyle: 'none', margin: 0, padding: 0 }}
    >
      {why.sentences.slice(1).map((sentence, index) => (
        <Sentence key={index} sentence={sentence} />
      ))}
    </ul>
  );
}

function Sentence({ sentence: { depth, holds, text } }: { sentence: Schema['Sentence'] }) {
  const { token } = theme.useToken();
  return (
    <li style={{ paddingInlineStart: depth * 20, lineHeight: 1.9 }}>
      {holds === true && <CheckCircleFilled aria-label="✓" style={{ color: token.colorSuccess }} />}
      {holds === false && (
        <CloseCircleFilled aria-label="✗" style={{ color: token.colorError }} />
      )}{' '}
      {text}
    </li>
  );
}
