/** The menu of whoever is signed in: language, appearance, password, leaving. */
import { DownOutlined, UserOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown, Grid, type MenuProps } from 'antd';
import { useNavigate } from 'react-router';

import { server } from '~/api/client.ts';
import { useSession } from '~/api/session.tsx';
import type { MessageId } from '~/messages/ids.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { paths } from '~/ui/paths.ts';

import { useAppearance } from './appearance.ts';
import type { Appearance } from './theme.ts';

const APPEARANCES: Appearance[] = ['light', 'dark', 'system'];

export function Account() {
  const { text, language } = useLanguage();
  const { appearance, choose } = useAppearance();
  const { email, role } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { sm } = Grid.useBreakpoint();
  const leave = async () => {
    await server.DELETE('/api/v1/session');
    queries.clear();
    await navigate(paths.signIn());
  };
  const items: MenuProps['items'] = [
    { key: 'who', disabled: true, label: `${email} · ${text(`role-${role}` as MessageId)}` },
    { type: 'divider' },
    {
      key: 'appearance',
      type: 'group',
      label: text('account-appearance'),
      children: APPEARANCES.map((each) => ({
        key: each,
        label: `${each === appearance ? '● ' : ''}${text(`account-${each}` as MessageId)}`,
        onClick: () => choose(each),
      })),
    },
    { type: 'divider' },
    {
      key: 'password',
      label: text('account-password'),
      onClick: () => void navigate(paths.password()),
    },
    { key: 'leave', label: text('account-sign-out'), onClick: () => void leave() },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} key={language}>
      <Button type="text" aria-label={text('account-menu', { email })}>
        {sm === false ? <UserOutlined /> : email} <DownOutlined />
      </Button>
    </Dropdown>
  );
}
