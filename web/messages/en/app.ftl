app-name = Fenqun

# Sections of the page
nav-overview = Overview
nav-customers = Customers
nav-segments = Segments
nav-segmentations = Models
nav-migration = Migration
nav-data = Data
nav-settings = Settings
nav-sections = Sections
nav-open = Open the menu
nav-skip = Skip to the content

# Account menu
account-sign-out = Sign out
account-password = Change password
account-language-zh = 中文
account-language-en = English
account-language = Language
account-menu = Account of { $email }
account-appearance = Appearance
account-light = Light
account-dark = Dark
account-system = Match the system

role-administrator = Administrator
role-analyst = Analyst
role-operator = Operator
role-viewer = Viewer
