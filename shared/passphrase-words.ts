/** Short words that everybody can spell, for a passphrase that the app makes up: 256 in each language, 8 bits a word. */

import type { Language } from './languages.ts';

const english =
  'acorn actor album amber angle ankle apple apron arrow aspen attic autumn bacon badge ' +
  'bagel baker banjo barn basil basin basket beach beacon bean bench berry bike bird ' +
  'biscuit blanket bloom blue board boat book boot bottle bowl box branch brass bread ' +
  'breeze brick bridge bright broom brown brush bucket bunny butter button cabin cable cactus ' +
  'cake camel camera candle canoe canvas cape carpet carrot castle cedar cello chair chalk ' +
  'cheese cherry chess chin circle city clay clock cloth cloud clover coast coat cocoa ' +
  'coffee coin comet cookie copper coral corn cotton cougar cousin cradle crane crayon creek ' +
  'cricket crown cube cup curtain daisy dance dawn deer desk dinner dock dollar dolphin ' +
  'door dove dragon drawer dress drum duck eagle earth easel echo elbow elm engine ' +
  'fabric falcon farm feather fence fern ferry field finch fire flag flame flute foam ' +
  'forest fork fox frame frog fruit garden garlic gate ginger glass globe glove goat ' +
  'gold goose grain grape grass green guitar hammer harbor hat hawk hazel hedge hero ' +
  'hill honey hood horn horse hotel house ice inch iris island ivory jacket jar ' +
  'jelly jewel joke jungle kettle key kite kitten knee knot ladder lake lamp lantern ' +
  'lawn leaf lemon letter lilac lily lime linen lion lizard lobster lock lunar lunch ' +
  'magnet maple marble market meadow melon metal milk mint mirror mitten moon moose moss ' +
  'mountain mouse museum music napkin needle nest nickel night noodle north novel oak oasis ' +
  'oat ocean olive onion opera orange orchid otter oven owl paddle paint palm panda ' +
  'paper parade parrot pasta';

const spanish =
  'abeja abril aceite adorno agua ajo alba aldea alegre alfombra algodon almendra alto ancla ' +
  'andar anillo arbol arena arete aroma arroz asiento astro atlas ave avena avion azucar ' +
  'azul bahia baile balcon banco banda barco barro bello bigote blanco bloque boca bola ' +
  'bolsa bombilla bonito bosque bota bote botella botin brazo breve brisa brocha bronce bucle ' +
  'bufanda burro caballo cable cabra cacao cadena cafe caja calma calor cama camino campo ' +
  'canasta canela canto capa caracol carro carta casa cebra cedro cena cereza cerro cesta ' +
  'cielo cinta circo ciruela ciudad clavel cobre coco cofre colina collar color cometa conejo ' +
  'copa coral corona cosecha costa crema cuadro cuarto cubo cuento cuerda cueva danza delfin ' +
  'diario disco dulce durazno ducha edad elefante escoba espejo espiga estrella faro feria fiesta ' +
  'flauta flecha flor foca fogata fresa fruta fuego fuente gaita galleta gallo ganso garza ' +
  'gato girasol globo gorra gota grano grillo guante guitarra hada helado hielo hierba higo ' +
  'hilo hoja hongo horno hotel huerta humo iglesia iman isla jabon jalea jarra jazmin ' +
  'jirafa joya jugo juego lago lampara lana lancha lapiz laurel leche lechuza lejos lente ' +
  'leon letra libro limon lince lino lirio llave lluvia lobo loro luna luz madera ' +
  'maiz manta manzana mapa mar marco mariposa marzo mayo melon menta mercado mesa metal ' +
  'miel mirlo mochila molino mono monte mora moto mundo museo musica naranja nardo nido ' +
  'nieve noche nube nuez oasis ola olivo olmo onda opera oro orilla oso oveja ' +
  'pajaro pala palma paloma pan panal papel parque pasto pata patio pato pavo paz ' +
  'pera perla perro pez';

export const passphraseWords = {
  en: english.split(' '),
  es: spanish.split(' '),
} satisfies Record<Language, string[]>;

/** 64 random bits, and each guess takes half a second. */
export const wordsOfPassphrase = 8;

/** Eight words, by as many random bytes. Without accents, so that every keyboard types them. */
export function makePassphrase(language: Language, random: Uint8Array): string {
  return Array.from(random.subarray(0, wordsOfPassphrase), (byte) => passphraseWords[language][byte]).join(
    ' ',
  );
}
