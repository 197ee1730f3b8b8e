/** What is around every page: menu at the left, account at the top. */
import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer, Flex, Grid, Layout, Menu, theme, Typography } from 'antd';
import { Suspense, useState } from 'react';
import { Link, Outlet, useLocation } from 'react-router';

import { useText } from '~/messages/Messages.tsx';
import { LanguageSwitch } from '~/ui/LanguageSwitch.tsx';
import { paths } from '~/ui/paths.ts';
import { Waiting } from '~/ui/Waiting.tsx';

import { Account } from './Account.tsx';
import { Mark, SECTIONS, sectionOf } from './navigation.tsx';

export function Frame() {
  const text = useText();
  const { lg } = Grid.useBreakpoint();
  const [open, setOpen] = useState(false);
  const { token } = theme.useToken();
  const edge = `1px solid ${token.colorBorderSecondary}`;
  const wide = lg !== false;
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <a href="#content" className="skip">
        {text('nav-skip')}
      </a>
      {wide && (
        <Layout.Sider
          width={200}
          style={{ background: token.colorBgContainer, borderInlineEnd: edge }}
        >
          <House />
          <Sections />
        </Layout.Sider>
      )}
      <Layout>
        <Layout.Header
          style={{ background: token.colorBgContainer, borderBlockEnd: edge, paddingInline: 16 }}
        >
          <Flex align="center" justify="space-between" style={{ height: '100%' }}>
            <Flex align="center">
              {!wide && (
                <Button
                  type="text"
                  icon={<MenuOutlined />}
                  aria-label={text('nav-open')}
                  onClick={() => setOpen(true)}
                />
              )}
              {!wide && <House />}
            </Flex>
            <Flex align="center" style={{ marginInlineStart: 'auto' }}>
              <LanguageSwitch />
              <Account />
            </Flex>
          </Flex>
        </Layout.Header>
        <Layout.Content
          id="content"
          role="main"
          tabIndex={-1}
          style={{ padding: wide ? 24 : 16, maxWidth: 1600, width: '100%', marginInline: 'auto' }}
        >
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </Layout.Content>
      </Layout>
      <Drawer open={open && !wide} placement="left" size={240} onClose={() => setOpen(false)}>
        <Sections onPick={() => setOpen(false)} />
      </Drawer>
    </Layout>
  );
}

function House() {
  const text = useText();
  return (
    <Link
      to={paths.overview()}
      style={{ display: 'block', padding: '16px 20px', whiteSpace: 'nowrap' }}
    >
      <Typography.Text strong style={{ fontSize: 18 }}>
        <Mark /> {text('app-name')}
      </Typography.Text>
    </Link>
  );
}

function Sections({ onPick }: { onPick?: () => void }) {
  const text = useText();
  const { pathname } = useLocation();
  const items = SECTIONS.map(({ path, title, icon }) => ({
    key: path,
    icon,
    label: <Link to={path}>{text(title)}</Link>,
  }));
  return (
    <nav aria-label={text('nav-sections')}>
      <Menu
        mode="inline"
        items={items}
        selectedKeys={[sectionOf(pathname)]}
        onClick={() => onPick?.()}
        style={{ borderInlineEnd: 'none' }}
      />
    </nav>
  );
}
