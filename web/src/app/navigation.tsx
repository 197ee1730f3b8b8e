/** The sections of the page, in the order of the menu. */
import {
  ApartmentOutlined,
  AppstoreOutlined,
  DatabaseOutlined,
  HomeOutlined,
  SettingOutlined,
  SwapOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';

import type { MessageId } from '~/messages/ids.ts';
import { paths } from '~/ui/paths.ts';

interface Section {
  path: string;
  title: MessageId;
  icon: ReactNode;
}

export const SECTIONS: Section[] = [
  { path: paths.overview(), title: 'nav-overview', icon: <HomeOutlined /> },
  { path: paths.customers(), title: 'nav-customers', icon: <UserOutlined /> },
  { path: paths.segments(), title: 'nav-segments', icon: <TeamOutlined /> },
  { path: paths.segmentations(), title: 'nav-segmentations', icon: <AppstoreOutlined /> },
  { path: paths.migration(), title: 'nav-migration', icon: <SwapOutlined /> },
  { path: paths.data(), title: 'nav-data', icon: <DatabaseOutlined /> },
  { path: paths.settings(), title: 'nav-settings', icon: <SettingOutlined /> },
];

/** The mark of the house. */
export const Mark = () => <ApartmentOutlined aria-hidden />;

/** The section that an address belongs to. */
export function sectionOf(pathname: string): string {
  const found = SECTIONS.findLast(({ path }) => path !== '/' && pathname.startsWith(path));
  return found?.path ?? '/';
}
