/** Who may sign in, and as what. */
import { Button, Flex, Select, Table, Tag, Typography } from 'antd';
import { useState } from 'react';

import { type Schema, server } from '~/api/client.ts';
import { useSession } from '~/api/session.tsx';
import { usePages } from '~/api/usePages.ts';
import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { More } from '~/ui/More.tsx';
import { SaveSheet } from '~/ui/SaveSheet.tsx';
import { Sure } from '~/ui/Sure.tsx';

import { AddPerson } from './AddPerson.tsx';
import { Part } from './Part.tsx';
import { Secret } from './Secret.tsx';
import { useAct } from './useAct.ts';

type Person = Schema['Person'];
type Role = Schema['Role'];

export const ROLES: Role[] = ['administrator', 'analyst', 'operator', 'viewer'];

/** Somebody who has just got a first password. */
interface Admitted {
  name: string;
  password: string;
}

export function People() {
  const text = useText();
  const [adding, setAdding] = useState(false);
  const [admitted, setAdmitted] = useState<Admitted>();
  const people = usePages(['people'], (cursor, signal) =>
    server.GET('/api/v1/people', { params: { query: { ...(cursor && { cursor }) } }, signal }),
  );
  const show = ({ person, initial_password }: Schema['PersonAdmitted']) => {
    if (initial_password) setAdmitted({ name: person.name, password: initial_password });
  };
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {text('people-add')}
    </Button>
  );
  return (
    <Part what={text('people-what')} action={add}>
      <Loaded query={people}>{(items) => <List people={items} onPassword={show} />}</Loaded>
      <More list={people} />
      <AddPerson open={adding} onClose={() => setAdding(false)} onAdmitted={show} />
      <Secret
        title={text('people-added', { name: admitted?.name ?? '' })}
        what={text('people-password-what')}
        secret={admitted?.password}
        onClose={() => setAdmitted(undefined)}
      />
    </Part>
  );
}

interface ListGiven {
  people: Person[];
  onPassword: (admitted: Schema['PersonAdmitted']) => void;
}

function List({ people, onPassword }: ListGiven) {
  const text = useText();
  const { day } = useFormat();
  return (
    <>
      <Table
        size="middle"
        rowKey="id"
        aria-label={text('people-list')}
        dataSource={people}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: text('ui-name'), render: (_, person) => <Who person={person} /> },
          { title: text('people-email'), dataIndex: 'email' },
          { title: text('people-role'), render: (_, person) => <RoleOf person={person} /> },
          { title: text('people-since'), render: (_, person) => day(person.created_at) },
          {
            key: 'acts',
            render: (_, person) => <Acts person={person} onPassword={onPassword} />,
          },
        ]}
      />
      <SaveSheet
        name={text('people-list')}
        sheet={() => ({
          head: [text('ui-name'), text('people-email'), text('people-role')],
          rows: people.map(({ name, email, role }) => [
            name,
            email,
            text(`role-${role}` as MessageId),
          ]),
        })}
      />
    </>
  );
}

function Who({ person }: { person: Person }) {
  const text = useText();
  const own = useSession().person === person.id;
  return (
    <Flex gap={8}>
      {person.name}
      {own && <Tag>{text('people-you')}</Tag>}
      {person.must_change_password && <Tag>{text('people-pending')}</Tag>}
    </Flex>
  );
}

function RoleOf({ person }: { person: Person }) {
  const text = useText();
  const act = useAct();
  const change = (role: Role) =>
    act(
      () =>
        server.PATCH('/api/v1/people/{id}', {
          params: { path: { id: person.id } },
          body: { role },
        }),
      text('settings-saved'),
    );
  return (
    <Select
      aria-label={`${text('people-role')}: ${person.name}`}
      value={person.role}
      onChange={(role) => void change(role)}
      style={{ width: 140 }}
      popupMatchSelectWidth={false}
      options={ROLES.map((role) => ({ value: role, label: text(`role-${role}` as MessageId) }))}
      optionRender={({ value }) => (
        <>
          {text(`role-${value}` as MessageId)}{' '}
          <Typography.Text type="secondary">
            {text(`people-role-${value}-what` as MessageId)}
          </Typography.Text>
        </>
      )}
    />
  );
}

function Acts({ person, onPassword }: { person: Person; onPassword: ListGiven['onPassword'] }) {
  const text = useText();
  const act = useAct();
  const at = { params: { path: { id: person.id } } };
  const reset = async () => {
    const answer = await act(() =>
      server.PATCH('/api/v1/people/{id}', { ...at, body: { reset_password: true } }),
    );
    if (answer?.data) onPassword(answer.data);
  };
  const remove = () =>
    act(
      () => server.DELETE('/api/v1/people/{id}', at),
      text('people-removed', { name: person.name }),
    );
  if (useSession().person === person.id) return null;
  return (
    <Flex gap={8}>
      <Button size="small" onClick={() => void reset()}>
        {text('people-reset')}
      </Button>
      <Sure
        act={text('people-remove')}
        of={person.name}
        question={text('people-remove-what', { name: person.name })}
        onSure={remove}
      />
    </Flex>
  );
}
