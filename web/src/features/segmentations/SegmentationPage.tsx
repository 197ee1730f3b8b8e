import { DeleteOutlined, SwapOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Tabs } from 'antd';
import { Link, useParams } from 'react-router';

import { applyDefinitions } from '~/api/apply.ts';
import { type Saved, useDefinition } from '~/api/definition.ts';
import { problemOf } from '~/api/problem.ts';
import { useRight } from '~/api/session.tsx';
import type { MessageId } from '~/messages/ids.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { ExportMenu } from '~/ui/ExportMenu.tsx';
import { Loaded } from '~/ui/Loaded.tsx';
import { Page } from '~/ui/Page.tsx';
import { paths } from '~/ui/paths.ts';
import { useUndo } from '~/ui/undo.tsx';
import { useRemove } from '~/ui/useRemove.ts';
import { useUrlState } from '~/ui/useUrlState.ts';

import { FileView } from './desk/FileView.tsx';
import { Fits } from './fits/Fits.tsx';
import { Held } from './Held.tsx';
import { GroupsTab } from './result/GroupsTab.tsx';
import { Sampling } from './sampling/Sampling.tsx';
import { hasFits, type Spec } from './specs.ts';

export function SegmentationPage() {
  const { name = '' } = useParams();
  const { language, text } = useLanguage();
  const saved = useDefinition<Spec>('Segmentation', name);
  const definition = saved.data?.definition;
  const title = definition ? titleOf(definition.metadata, language) : name;
  const what = definition
    ? definition.metadata.description ||
      text(`segmentations-method-${definition.spec.method}` as MessageId)
    : undefined;
  return (
    <Page
      title={title}
      what={what}
      actions={saved.data && <Actions saved={saved.data} title={title} />}
    >
      <Loaded query={saved}>{(found) => <Parts saved={found} />}</Loaded>
    </Page>
  );
}

function Actions({ saved, title }: { saved: Saved<Spec>; title: string }) {
  const { text } = useLanguage();
  const may = useRight('define');
  const take = useRight('export');
  const removeDefinition = useRemove();
  const queries = useQueryClient();
  const { notification } = App.useApp();
  const tell = useUndo();
  const { name } = saved.definition.metadata;
  const remove = async () => {
    try {
      const leave = { from: paths.segmentation(name), to: paths.segmentations() };
      await removeDefinition({ kind: 'Segmentation', name, version: saved.version, leave });
    } catch (error) {
      notification.error({ title: text('ui-error'), description: problemOf(error).message });
      return;
    }
    tell(text('segmentations-deleted', { title }), async () => {
      await applyDefinitions([saved.definition]);
      await queries.invalidateQueries();
    });
  };
  return (
    <>
      <Link to={paths.migration(name)}>
        <Button icon={<SwapOutlined />}>{text('segmentations-migration')}</Button>
      </Link>
      {take && <ExportMenu definition={`segmentation/${name}`} />}
      {may && (
        <Button icon={<DeleteOutlined />} onClick={() => void remove()}>
          {text('ui-delete')}
        </Button>
      )}
    </>
  );
}

function Parts({ saved }: { saved: Saved<Spec> }) {
  const { text } = useLanguage();
  const [tab, setTab] = useUrlState('tab', 'groups');
  const define = useRight('define');
  const sample = useRight('export');
  const { spec, metadata } = saved.definition;
  const { name } = metadata;
  const items = [
    {
      key: 'groups',
      label: text('segmentations-groups'),
      children: <GroupsTab name={name} method={spec.method} />,
    },
    {
      key: 'rule',
      label: text(define ? 'segmentations-change' : 'segmentations-file'),
      children: <Definition saved={saved} may={define} />,
    },
    ...(hasFits(spec)
      ? [{ key: 'fits', label: text('segmentations-fits'), children: <Fits name={name} /> }]
      : []),
    {
      key: 'check',
      label: text('segmentations-check'),
      children: <Sampling name={name} maySample={sample} mayJudge={define} />,
    },
  ];
  return (
    <Tabs
      activeKey={tab}
      onChange={(key) => setTab(key, true)}
      // What is being changed stays while somebody looks at the other parts.
      items={items.map((item) => ({ ...item, destroyOnHidden: item.key !== 'rule' }))}
    />
  );
}

function Definition({ saved, may }: { saved: Saved<Spec>; may: boolean }) {
  if (!may) {
    return (
      <Card>
        <FileView draft={saved.definition} />
      </Card>
    );
  }
  return <Held key={saved.definition.metadata.name} newest={saved} />;
}
