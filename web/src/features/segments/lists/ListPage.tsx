/** A static list: customers who are named one by one, whatever a rule says. */
import { DeleteOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Col, Flex, Row, Select, Tabs, Typography } from 'antd';
import { useState } from 'react';

import { applyDefinitions } from '~/api/apply.ts';
import type { Saved } from '~/api/definition.ts';
import { problemOf } from '~/api/problem.ts';
import { useRight } from '~/api/session.tsx';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { Page } from '~/ui/Page.tsx';
import { useUndo } from '~/ui/undo.tsx';

import { Members } from '../page/Members.tsx';
import type { ListSpec } from '../page/spec.ts';
import { useDelete } from '../page/useDelete.ts';
import { Versions } from '../page/Versions.tsx';

interface Given {
  saved: Saved<ListSpec>;
}

export function ListPage({ saved }: Given) {
  const { language, text } = useLanguage();
  const mayDefine = useRight('define');
  const seesPeople = useRight('see-personal');
  const remove = useDelete('StaticList');
  const { metadata } = saved.definition;
  const tabs = [
    {
      key: 'members',
      label: text('segments-members'),
      children: <Members kind="StaticList" name={metadata.name} />,
    },
    {
      key: 'versions',
      label: text('segments-versions'),
      children: <Versions kind="StaticList" saved={saved} mayRestore={mayDefine && seesPeople} />,
    },
  ];
  return (
    <Page
      title={titleOf(metadata, language)}
      what={metadata.description ?? text('segments-list-what')}
      actions={
        mayDefine && (
          <Button icon={<DeleteOutlined aria-hidden />} onClick={() => void remove(saved)}>
            {text('ui-delete')}
          </Button>
        )
      }
    >
      {/* What is masked may not be saved back. */}
      {mayDefine && seesPeople && <Pinned key={saved.version} saved={saved} />}
      <Tabs items={tabs} />
    </Page>
  );
}

function Pinned({ saved }: Given) {
  const { text } = useLanguage();
  const queries = useQueryClient();
  const undo = useUndo();
  const { spec } = saved.definition;
  const [add, setAdd] = useState(spec.add ?? []);
  const [remove, setRemove] = useState(spec.remove ?? []);
  const [error, setError] = useState<unknown>();
  const save = async () => {
    setError(undefined);
    const rule = spec.rule !== undefined && { rule: spec.rule };
    const next = { ...rule, ...(add.length && { add }), ...(remove.length && { remove }) };
    try {
      const changed = { ...saved.definition, spec: next as ListSpec };
      const applied = await applyDefinitions([changed], saved.version);
      await queries.invalidateQueries();
      undo(text('segments-saved'), async () => {
        await applyDefinitions([saved.definition], applied.definitions[0]?.version);
        await queries.invalidateQueries();
      });
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <Card size="small">
      <Row gutter={[16, 16]}>
        <Col xs={24} md={12}>
          <People id="add" value={add} onChange={setAdd} />
        </Col>
        <Col xs={24} md={12}>
          <People id="remove" value={remove} onChange={setRemove} />
        </Col>
      </Row>
      <Flex gap={12} align="center" style={{ marginTop: 12 }}>
        <Button type="primary" onClick={() => void save()}>
          {text('ui-save')}
        </Button>
        {spec.rule && <Typography.Text code>{spec.rule}</Typography.Text>}
      </Flex>
      {error !== undefined && (
        <Alert type="error" showIcon title={problemOf(error).message} style={{ marginTop: 12 }} />
      )}
    </Card>
  );
}

interface PeopleGiven {
  id: 'add' | 'remove';
  value: string[];
  onChange: (value: string[]) => void;
}

function People({ id, value, onChange }: PeopleGiven) {
  const { text } = useLanguage();
  const label = text(`segments-list-${id}`);
  return (
    <label style={{ display: 'block' }}>
      <Typography.Text strong>{label}</Typography.Text>
      <Select
        mode="tags"
        open={false}
        suffixIcon={null}
        aria-label={label}
        placeholder={text('segments-list-type')}
        tokenSeparators={[',', '，', '\n', ' ', '\t']}
        value={value}
        onChange={onChange}
        style={{ width: '100%', marginTop: 4 }}
      />
    </label>
  );
}
