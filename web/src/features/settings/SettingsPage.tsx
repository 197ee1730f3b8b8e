import { Flex, Grid, Menu } from 'antd';
import type { ComponentType } from 'react';
import { Link, useParams } from 'react-router';

import { type Right, useSession } from '~/api/session.tsx';
import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';
import { Page } from '~/ui/Page.tsx';
import { paths, type SettingsPart } from '~/ui/paths.ts';
import { NoPermission, NotFound } from '~/ui/Trouble.tsx';

import { Audit } from './Audit.tsx';
import { Jobs } from './Jobs.tsx';
import { Keys } from './Keys.tsx';
import { People } from './People.tsx';
import { Privacy } from './Privacy.tsx';
import { Webhooks } from './Webhooks.tsx';
import { Workspace } from './Workspace.tsx';

interface Part {
  key: SettingsPart;
  shows: ComponentType;
  /** Without this right it is not offered. */
  right?: Right;
}

const PARTS: Part[] = [
  { key: 'workspace', shows: Workspace },
  { key: 'people', shows: People, right: 'manage-people' },
  { key: 'keys', shows: Keys },
  { key: 'webhooks', shows: Webhooks, right: 'manage-webhooks' },
  { key: 'privacy', shows: Privacy },
  { key: 'audit', shows: Audit, right: 'audit' },
  { key: 'jobs', shows: Jobs },
];

export function SettingsPage() {
  const text = useText();
  const { rights } = useSession();
  const { lg } = Grid.useBreakpoint();
  const chosen = useParams().part ?? 'workspace';
  const may = ({ right }: Part) => right === undefined || rights.includes(right);
  const part = PARTS.find(({ key }) => key === chosen);
  if (!part) return <NotFound />;
  const title = text(`settings-part-${part.key}` as MessageId);
  const items = PARTS.filter(may).map(({ key }) => ({
    key,
    label: <Link to={paths.settings(key)}>{text(`settings-part-${key}` as MessageId)}</Link>,
  }));
  return (
    <Page title={title} what={text('settings-title')}>
      <Flex vertical={lg === false} gap={24} align="flex-start">
        <nav aria-label={text('settings-parts')} style={{ width: lg === false ? '100%' : 180 }}>
          <Menu
            mode={lg === false ? 'horizontal' : 'inline'}
            selectedKeys={[part.key]}
            items={items}
            style={{ background: 'transparent', borderInlineEnd: 'none' }}
          />
        </nav>
        <div style={{ flex: 1, minWidth: 0, width: '100%' }}>
          {may(part) ? <part.shows /> : <NoPermission />}
        </div>
      </Flex>
    </Page>
  );
}
