/** Why a customer stands where they stand in one definition, line by line in plain words. */
import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { theme } from 'antd';

import { api, type Schema } from '~/api/client.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { Loaded } from '~/ui/Loaded.tsx';

interface Given {
  customer: string;
  of: Pick<Schema['Membership'], 'kind' | 'definition' | 'title'>;
}

/** The sentences behind the headline, asked for when somebody wants to read them. */
export function Why({ customer, of: { kind, definition, title } }: Given) {
  const { text, language } = useLanguage();
  const query = api.useQuery('get', '/api/v1/customers/{customer}/why/{kind}/{name}', {
    params: { path: { customer, kind, name: definition } },
  });
  const called = titleOf({ name: definition, title }, language);
  return (
    <Loaded query={query} rows={2}>
      {({ definitions }) => (
        <ul
          aria-label={text('customer-why-of', { title: called })}
          style={{ listStyle: 'none', margin: 0, padding: 0 }}
        >
          {definitions[0]?.sentences.slice(1).map((sentence, index) => (
            <Sentence key={index} sentence={sentence} />
          ))}
        </ul>
      )}
    </Loaded>
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
