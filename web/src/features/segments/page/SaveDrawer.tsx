/** Saves a segment: its title and who answers for it, and first what that will change. */
import { Alert, Button, Drawer, Flex, Form } from 'antd';

import { useText, useLanguage } from '~/messages/Messages.tsx';
import { problemOf } from '~/api/problem.ts';

import { type Naming, NamingFields, namingOf, useMetadata } from '../Naming.tsx';
import type { SavedSegment } from './spec.ts';
import { Effects } from './Effects.tsx';
import { useSave } from './useSave.ts';

interface Given {
  saved: SavedSegment | undefined;
  rule: string;
  title: string;
  onClose: () => void;
  onSaved: () => void;
}

export function SaveDrawer({ saved, rule, title, onClose, onSaved }: Given) {
  const text = useText();
  const { language } = useLanguage();
  const metadata = useMetadata();
  const save = useSave(onSaved);
  const old = saved?.definition.metadata;
  const submit = (naming: Naming) =>
    void save.run({ metadata: metadata(naming, old?.name), rule, saved });
  return (
    <Drawer open size={480} title={text('segments-save')} onClose={onClose}>
      <Form<Naming>
        layout="vertical"
        requiredMark={false}
        initialValues={namingOf(old, title, language)}
        onFinish={submit}
      >
        <NamingFields />
        <Effects name={old?.name} rule={rule} />
        {save.error !== undefined && <Refusal error={save.error} />}
        <Flex gap={8} style={{ marginTop: 16 }}>
          <Button type="primary" htmlType="submit" loading={save.isRunning}>
            {text('ui-save')}
          </Button>
          <Button onClick={onClose}>{text('ui-cancel')}</Button>
        </Flex>
      </Form>
    </Drawer>
  );
}

/** Why it was not saved; of a conflict also the way out. */
function Refusal({ error }: { error: unknown }) {
  const text = useText();
  const problem = problemOf(error);
  if (problem.status !== 412) return <Alert type="error" showIcon title={problem.message} />;
  return (
    <Alert
      type="warning"
      showIcon
      title={text('segments-conflict')}
      description={text('segments-conflict-what')}
      action={
        <Button size="small" onClick={() => window.open(window.location.pathname, '_blank')}>
          {text('segments-conflict-open')}
        </Button>
      }
    />
  );
}
