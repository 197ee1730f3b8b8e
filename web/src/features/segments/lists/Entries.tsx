/** The names on a list as they are written, whether anybody answers to them or not. */
import { Button, Col, Flex, Row, Select, Typography } from 'antd';
import { useState } from 'react';

import type { Saved } from '~/api/definition.ts';
import { useText } from '~/messages/Messages.tsx';

import type { ListSpec } from '../page/spec.ts';
import { pinned } from './pins.ts';
import { useChange } from './useChange.ts';

/** Entries that are drawn; of the others it is said how many there are. */
const SHOWN = 200;

export function Entries({ saved }: { saved: Saved<ListSpec> }) {
  const text = useText();
  const change = useChange(saved);
  const { spec } = saved.definition;
  const [add, setAdd] = useState(spec.add ?? []);
  const [remove, setRemove] = useState(spec.remove ?? []);
  const save = () => void change.run(pinned(spec.rule, add, remove), text('segments-saved'));
  return (
    <Flex vertical gap={12} align="flex-start">
      <Typography.Text type="secondary">{text('lists-entries-what')}</Typography.Text>
      <Row gutter={[16, 16]} style={{ width: '100%' }}>
        <Col xs={24} md={12}>
          <People id="add" value={add} onChange={setAdd} />
        </Col>
        <Col xs={24} md={12}>
          <People id="remove" value={remove} onChange={setRemove} />
        </Col>
      </Row>
      {spec.rule && (
        <Typography.Text>
          {text('lists-rule')} <code>{spec.rule}</code>
        </Typography.Text>
      )}
      <Button type="primary" loading={change.isRunning} onClick={save}>
        {text('ui-save')}
      </Button>
    </Flex>
  );
}

interface PeopleGiven {
  id: 'add' | 'remove';
  value: string[];
  onChange: (value: string[]) => void;
}

function People({ id, value, onChange }: PeopleGiven) {
  const text = useText();
  const label = text(`lists-${id}`);
  return (
    <label style={{ display: 'block' }}>
      <Typography.Text strong>{label}</Typography.Text>
      <Select
        mode="tags"
        open={false}
        suffixIcon={null}
        maxTagCount={SHOWN}
        aria-label={label}
        placeholder={text('lists-type')}
        tokenSeparators={[',', '，', '\n', ' ', '\t']}
        value={value}
        onChange={onChange}
        style={{ width: '100%', marginTop: 4 }}
      />
    </label>
  );
}
