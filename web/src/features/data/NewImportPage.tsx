import { Card, Flex, Select, Typography } from 'antd';
import { Link } from 'react-router';

import { api } from '~/api/client.ts';
import { useRight } from '~/api/session.tsx';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { Page } from '~/ui/Page.tsx';
import { paths } from '~/ui/paths.ts';
import { NoPermission } from '~/ui/Trouble.tsx';
import { useUrlState } from '~/ui/useUrlState.ts';

import { DropZone } from './DropZone.tsx';
import type { RowKind } from './mapping.ts';
import { Workbench } from './Workbench.tsx';

export function NewImportPage() {
  const imports = useRight('import');
  const sees = useRight('see-personal');
  const [upload] = useUrlState('upload');
  const [as, setAs] = useUrlState('as', 'events');
  const [source] = useUrlState('source');
  if (!imports || !sees) return <NoPermission />;
  if (!upload) return <Begin />;
  const kind: RowKind = as === 'customers' ? 'customers' : 'events';
  return (
    <Workbench
      key={`${upload} ${kind} ${source}`}
      upload={upload}
      as={kind}
      source={source}
      setAs={setAs}
    />
  );
}

/** Before there is a file. */
function Begin() {
  const { text } = useLanguage();
  const [source, setSource] = useUrlState('source');
  return (
    <Page title={text('data-import-title')} what={text('data-import-what')}>
      <DropZone source={source} />
      <SavedSources source={source} choose={setSource} />
      <Card size="small">
        <Typography.Title level={2} style={{ fontSize: 16, marginTop: 4 }}>
          {text('data-import-needs')}
        </Typography.Title>
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          <li>{text('data-import-needs-orders')}</li>
          <li>{text('data-import-needs-customers')}</li>
          <li>{text('data-import-needs-nothing')}</li>
        </ul>
      </Card>
      <Link to={paths.data()}>{text('data-back')}</Link>
    </Page>
  );
}

interface SavedGiven {
  source: string;
  choose: (name: string) => void;
}

/** A file like one that came before is read as that one was. */
function SavedSources({ source, choose }: SavedGiven) {
  const { text, language } = useLanguage();
  const saved = api.useQuery('get', '/api/v1/definitions', {
    params: { query: { kind: 'Source' } },
  });
  const options = (saved.data?.items ?? []).map((item) => ({
    value: item.name,
    label: titleOf(item, language),
  }));
  if (options.length === 0) return null;
  return (
    <Flex wrap gap={8} align="center">
      <label htmlFor="source">{text('data-read-like')}</label>
      <Select
        id="source"
        style={{ minWidth: 240 }}
        value={source}
        options={[{ value: '', label: text('data-read-like-nothing') }, ...options]}
        onChange={choose}
      />
    </Flex>
  );
}
