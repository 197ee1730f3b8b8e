session-title = Sign in
session-email = E-mail
session-password = Password
session-sign-in = Sign in
session-first-start = First start? Set up the administrator
session-tagline = Know your customers, group by group.

setup-title = Welcome. Who looks after this workspace?
setup-what = The server printed a one-time token when it was first started. It makes you the administrator.
setup-token = One-time token
setup-name = Your name
setup-email = E-mail
setup-password = Password
setup-password-rule = At least 8 characters.
setup-submit = Start
setup-back = I have an account

password-title = Choose your own password
password-forced = Somebody else set your password. Choose your own to go on.
password-old = Current password
password-new = New password
password-submit = Change password
password-changed = Your password is changed.

field-required = Please fill this in.
