# language
