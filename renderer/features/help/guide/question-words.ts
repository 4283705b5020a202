import type { Language } from '#shared/languages';

/**
 * Words in which people ask. `skipped` say nothing of what is looked for. `alike`: what people call it, and after it the
 * words that Help has for the same.
 */
export type QuestionWords = {
  skipped: readonly string[];
  alike: readonly (readonly [asked: string, found: string])[];
};

export const questionWords: Readonly<Record<Language, QuestionWords>> = {
  en: {
    skipped: (
      'a about am an and any are at be been by can cannot could did didn do does doesn doing don for from get ' +
      'got had has have he help her his how i if in into is isn it its ll m me mean my need of on or our out ' +
      'please re s she should so t that the their them there these they this to up use using ve want was we ' +
      'what when where which who whom why will with work would you your'
    ).split(' '),
    alike: [
      ['add connect link join set', 'add connect'],
      ['another second two other extra additional', 'another second two'],
      ['new', 'news'],
      ['insurance insurances insurer insurers coverage policy company', 'plan'],
      ['plans', 'plan'],
      ['charge charged charges overcharged overcharge invoice price', 'bill'],
      ['much high higher expensive overcharged costly', 'high higher'],
      ['denied deny denial rejected reject refused refuse refuses declined', 'denials appeal'],
      ['covered cover covers', 'covered'],
      ['pay paid pays', 'pay paid'],
      ['fight challenge object', 'appeal dispute'],
      ['never unknown strange fraud scam stolen fake recognize', 'wrong mistake know'],
      ['visit appointment', 'visit care'],
      ['spend spent spending', 'cost'],
      ['maximum max cap', 'limit'],
      ['remaining left', 'left'],
      ['authorization authorizations authorized preapproval approve approved', 'approval'],
      ['id number', 'number member'],
      ['lab labs blood', 'test'],
      ['vaccination vaccinations shot shots immunization', 'vaccines'],
      ['medication medications medicine prescription prescriptions pill pills pharmacy', 'drug medicines'],
      ['physician specialist dentist surgeon', 'doctor specialty'],
      [
        'mom mother dad father husband wife spouse child kid kids son daughter family grandma',
        'parent person',
      ],
      ['switch change', 'switch change'],
      ['export excel download', 'spreadsheet'],
      ['taxes tax deduction deductions', 'taxes'],
      ['pc laptop machine', 'computer'],
      ['password passwords pin passcode', 'passphrase'],
      ['delete remove uninstall clear', 'erase'],
      ['back backup copy', 'backup'],
      ['safe secure security hacked sent share', 'privacy encrypted'],
      ['information data details', 'records details'],
      ['hide blur private', 'hide'],
      ['bigger big larger font size zoom enlarge', 'larger bigger'],
      ['night black', 'dark'],
      ['offline wifi connection', 'internet'],
      ['error problem', 'message error'],
      ['listed', 'list'],
      ['amount amounts', 'number amount'],
      ['scan type enter', 'paper'],
      ['mistake incorrect', 'wrong'],
    ],
  },
  es: {
    skipped: (
      'a al algo alguien ayuda como con cual cuales cuando de debo del donde el ella en es esta este esto estos ' +
      'fue fui ha hace hacer hago hay la las le lo los me mi mis necesito no o para pero por porque puede puedo que ' +
      'quien quiere quiero quiso se ser si sin sobre son soy su sus tengo un una uno y ya yo'
    ).split(' '),
    alike: [
      ['agregar anadir conectar sumar vincular meter', 'agregar conectar'],
      ['otro otra segundo segunda dos adicional', 'otro segundo dos'],
      ['seguro seguros aseguradora cobertura poliza compania', 'plan'],
      ['planes', 'plan'],
      ['cargo cargos cobro cobros cobraron cobran cuenta recibo', 'factura cargo'],
      ['mas mucho cara caro alto alta', 'alta'],
      [
        'rechazada rechazado rechazaron nego negada negaron denegada denegado denego',
        'denegaciones apelacion',
      ],
      ['pagar pago paga pagan', 'pago pague pagar'],
      ['cubre cubierto cubierta cubren', 'cubierto'],
      ['pelear reclamar', 'apelacion disputa'],
      ['fraude estafa robo falso desconozco nunca', 'error mal reconozco'],
      ['cita consulta', 'visita'],
      ['gaste gasto gastos gastado', 'costos'],
      ['maximo tope', 'limite'],
      ['queda', 'falta'],
      ['aprobacion permiso', 'autorizacion aprobacion'],
      ['id carnet', 'numero tarjeta'],
      ['laboratorio sangre resultado resultados examenes pruebas', 'analisis'],
      ['vacuna inyeccion', 'vacunas'],
      ['medicina medicinas remedio receta recetas pastilla pastillas farmacia', 'medicamento'],
      ['doctor doctora especialista dentista', 'medico especialidad'],
      ['mama papa madre padre esposo esposa hijo hija hijos familia abuela', 'madre persona'],
      ['exportar excel descargar', 'guardar hoja calculo'],
      ['impuesto taxes', 'impuestos'],
      ['compu ordenador laptop', 'computadora'],
      ['nueva nuevo', 'nueva otra'],
      ['clave contrasena pin', 'frase contrasena'],
      ['eliminar quitar desinstalar', 'borrar'],
      ['respaldo respaldar copia', 'copia seguridad'],
      ['segura privado', 'privacidad cifrados'],
      ['informacion datos', 'datos registros'],
      ['esconder tapar ocultar', 'ocultar'],
      ['agrandar aumentar tamano letras', 'grande letra'],
      ['noche negro', 'oscuro'],
      ['wifi conexion', 'internet'],
      ['aviso error problema', 'mensaje error'],
      ['aparece encuentro', 'lista'],
      ['cantidad monto', 'numero cantidad'],
      ['escribir escanear', 'papel'],
      ['equivocada incorrecta', 'mal error'],
    ],
  },
};
