# Makes text_keys.hpp and text_tables.cpp of the locale files: LOCALE_DIR/*.sv.json and, beside each,
# *.en.json, flat objects of key and text. A key that is missing in one language stops the build.
# With FILES: texts/sv.txt and texts/en.txt too, and the program holds none of the texts: it is given
# them one language at a time. All of a language's texts stand after each other, in the keys' order,
# with a sign between them that no text has.
# WITHOUT: the name of a file that is left out, for a program that says nothing of what it holds.
# Keys that end in .one and .other are the two forms of one plural. Only those that come as data, as
# the codes of problems do, keep their names in the program.
cmake_minimum_required(VERSION 3.25)

file(GLOB swedish_files "${LOCALE_DIR}/*.sv.json")
list(SORT swedish_files)
if(WITHOUT)
  list(FILTER swedish_files EXCLUDE REGEX "/${WITHOUT}\\.sv\\.json$")
endif()

set(keys "")
foreach(swedish_file IN LISTS swedish_files)
  string(REGEX REPLACE "sv\\.json$" "en.json" english_file "${swedish_file}")
  file(READ "${swedish_file}" swedish)
  file(READ "${english_file}" english)
  string(JSON count LENGTH "${swedish}")
  string(JSON english_count LENGTH "${english}")
  if(NOT count EQUAL english_count)
    message(FATAL_ERROR "${swedish_file} has ${count} texts, ${english_file} ${english_count}")
  endif()
  math(EXPR last "${count} - 1")
  foreach(place RANGE ${last})
    string(JSON key MEMBER "${swedish}" ${place})
    string(JSON text_sv GET "${swedish}" "${key}")
    string(JSON text_en ERROR_VARIABLE missing GET "${english}" "${key}")
    if(missing)
      message(FATAL_ERROR "${english_file} lacks ${key}")
    endif()
    if(DEFINED "sv_${key}")
      message(FATAL_ERROR "${key} stands twice")
    endif()
    set("sv_${key}" "${text_sv}")
    set("en_${key}" "${text_en}")
    list(APPEND keys "${key}")
  endforeach()
endforeach()
list(SORT keys)  # bytewise, as the look-up by name searches

string(ASCII 30 between)
set(enumerators "")
set(plural_enumerators "")
set(names "")
set(places_of_names "")
set(looked_up_by_name
  "^(collection|edit|field|finding|month|number|problem|terminal\\.method|type)\\.")
foreach(language sv en)
  set(file_${language} "")
  set(rows_${language} "")
endforeach()
set(place 0)
foreach(key IN LISTS keys)
  string(REGEX REPLACE "[.-]" "_" name "${key}")
  string(APPEND enumerators "  ${name} = ${place},\n")
  if(key MATCHES "^(.*)\\.one$")
    string(REGEX REPLACE "[.-]" "_" plural "${CMAKE_MATCH_1}")
    string(APPEND plural_enumerators "  ${plural} = ${place},\n")
  endif()
  if(key MATCHES "${looked_up_by_name}")
    string(APPEND names "    \"${key}\\x1e\"\n")
    string(APPEND places_of_names "    ${place},\n")
  endif()
  foreach(language sv en)
    string(APPEND file_${language} "${${language}_${key}}${between}")
    string(APPEND rows_${language} "    R\"~~(${${language}_${key}})~~\" \"\\x1e\"\n")
  endforeach()
  math(EXPR place "${place} + 1")
endforeach()

file(WRITE "${OUT_DIR}/text_keys.hpp"
"// Made of assets/locale by app/ui/generate_texts.cmake.
#pragma once

namespace malvag::ui {

enum class TextKey {
${enumerators}};

// The value is the place of the .one form; .other follows it.
enum class PluralKey {
${plural_enumerators}};

}  // namespace malvag::ui
")
if(FILES)
  foreach(language sv en)
    file(WRITE "${OUT_DIR}/texts/${language}.txt" "${file_${language}}")
    set(rows_${language} "    \"\"\n")
  endforeach()
endif()
file(WRITE "${OUT_DIR}/text_tables.cpp"
"// Made of assets/locale by app/ui/generate_texts.cmake.
#include \"text_tables.hpp\"

namespace malvag::ui {

const std::string_view text_names =
${names};
const unsigned short places_of_names[] = {
${places_of_names}};
const std::string_view texts_within[] = {
${rows_sv}    ,
${rows_en}};
const unsigned text_count = ${place};

}  // namespace malvag::ui
")
