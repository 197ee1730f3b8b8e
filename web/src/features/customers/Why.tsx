/** Why a customer stands where they stand in one definition, in plain words. */
import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { theme } from 'antd';

import { api, type Schema } from '~/api/client.ts';
import { useText } from '~/messages/Messages.tsx';
import { Loaded } from '~/ui/Loaded.tsx';

interface Given {
  customer: string;
  kind: Schema['Kind'];
  name: string;
}

export function Why({ customer, kind, name }: Given) {
  const text = useText();
  const why = api.useQuery('get', '/api/v1/customers/{customer}/why/{kind}/{name}', {
    params: { path: { customer, kind, name } },
  });
  return (
    <Loaded query={why} rows={2}>
      {({ definitions }) =>
        definitions.map((definition) => (
          <ul
            key={definition.definition}
            aria-label={text('customer-why-of', { title: definition.definition })}
            style={{ listStyle: 'none', margin: 0, padding: 0 }}
          >
            {definition.sentences.map((sentence, index) => (
              <Sentence key={index} sentence={sentence} />
            ))}
          </ul>
        ))
      }
    </Loaded>
  );
}

function Sentence({ sentence: { depth, holds, text } }: { sentence: Schema['WhySentence'] }) {
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
