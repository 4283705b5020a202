; Removing the app keeps the records, as an update removes it, too. Whoever uninstalls is asked, and told where they lie.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    ${If} $LANGUAGE == 3082
      StrCpy $R9 "¿Borrar también sus registros de esta computadora? No se pueden recuperar.$\r$\n$\r$\nSi elige No, se quedan en esta carpeta:$\r$\n$LOCALAPPDATA\Claimfolio"
    ${Else}
      StrCpy $R9 "Also erase your records from this computer? They cannot be brought back.$\r$\n$\r$\nIf you choose No, they stay in this folder:$\r$\n$LOCALAPPDATA\Claimfolio"
    ${EndIf}
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$R9" /SD IDNO IDNO claimfolioKeepsRecords
    SetShellVarContext current
    ; Keys lie in the first; earlier versions kept records in the second.
    RMDir /r "$LOCALAPPDATA\Claimfolio"
    RMDir /r "$APPDATA\Claimfolio"
    claimfolioKeepsRecords:
  ${endIf}
!macroend
