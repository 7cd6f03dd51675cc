# The program for the browser (malvag.js, malvag.wasm), the fonts, and the folder of static files
# made of them. Included by the top CMakeLists.txt when Emscripten compiles.
set(site_folder "${CMAKE_CURRENT_LIST_DIR}/../build/site" CACHE PATH "Where the static files go")
get_filename_component(malvag_source "${CMAKE_CURRENT_LIST_DIR}/.." ABSOLUTE)

set(web_options -fno-rtti -fno-exceptions -flto)
foreach(target malvag_core malvag_text malvag_words malvag_platform malvag_imgui malvag_app)
  target_compile_options(${target} PRIVATE ${web_options})
endforeach()

add_library(malvag_drawing STATIC "${IMGUI_DIR}/backends/imgui_impl_opengl3.cpp")
target_link_libraries(malvag_drawing PUBLIC malvag_imgui)
target_compile_definitions(malvag_drawing PUBLIC IMGUI_IMPL_OPENGL_ES3
  PRIVATE glGetIntegerv=malvag_drawing_state)  # why: web_drawing_state.cpp
target_compile_options(malvag_drawing PRIVATE ${web_options} -w)

add_executable(malvag_web "${malvag_source}/app/platform/web_host.cpp"
  "${malvag_source}/app/platform/web_drawing_state.cpp")
target_link_libraries(malvag_web PRIVATE malvag_app malvag_drawing malvag_strict)
target_compile_options(malvag_web PRIVATE ${web_options})
# One program for page and worker. It is linked without ES6 so that the single-file page can hold it
# too; make_site.mjs appends the export. No file system, no code from text, memory that grows.
target_link_options(malvag_web PRIVATE ${web_options} --no-entry
  -sMODULARIZE=1 -sEXPORT_NAME=createMalvag -sENVIRONMENT=web,worker -sFILESYSTEM=0
  -sALLOW_MEMORY_GROWTH=1 -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sDYNAMIC_EXECUTION=0
  -sEXPORTED_FUNCTIONS=_malloc,_free --profiling-funcs  # by their names the program is divided
  # A function that is called in one place only would grow into its caller, however long it is: what
  # the first screen seldom calls could then not be left for later.
  -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=25
  -sINCOMING_MODULE_JS_API=instantiateWasm,print,printErr,onAbort)
# Emscripten's optimizer needs Debian's acorn, which a Node from elsewhere does not look for.
set_target_properties(malvag_web PROPERTIES OUTPUT_NAME malvag
  CXX_LINKER_LAUNCHER "${CMAKE_COMMAND};-E;env;NODE_PATH=/usr/share/nodejs")

# Open Sans, cut down to Latin letters and the signs that the app writes; it has no arrows, those are
# drawn. The browser's text fields and the canvas use the same files. In coarser units, of which 1000
# to an em are finer than any screen, most distances take one byte.
set(font_signs "U+0020-007E,U+00A0-00AC,U+00AE-017F,U+2000-200A,U+2010-2015,U+2018-201E,U+2022,U+2026,U+202F,U+20AC,U+2212,U+2248,U+2264,U+2265")
set(font_source "/usr/share/fonts/truetype/open-sans" CACHE PATH "Debian's fonts-open-sans")
foreach(face Regular Semibold Bold)
  string(TOLOWER ${face} name)
  set(font "${CMAKE_BINARY_DIR}/fonts/${name}.ttf")
  add_custom_command(OUTPUT "${font}"
    COMMAND ${CMAKE_COMMAND} -E make_directory "${CMAKE_BINARY_DIR}/fonts"
    COMMAND /usr/bin/python3 -m fontTools.subset "${font_source}/OpenSans-${face}.ttf"
            "--unicodes=${font_signs}" --layout-features= --no-hinting --name-IDs=
            "--output-file=${name}_whole.ttf"
    COMMAND ${CMAKE_COMMAND} -E env SOURCE_DATE_EPOCH=0
            /usr/bin/python3 -m fontTools.ttLib.scaleUpem --output-file "${font}" "${name}_whole.ttf" 1000
    VERBATIM)
  list(APPEND fonts "${font}")
endforeach()

# In one file, fetched only by plans that need it: what else Open Sans has, Greek and Cyrillic among
# it, and arrows, shapes and check marks of DejaVu Sans.
set(more_signs "U+0180-024F,U+0370-052F,U+1E00-1EFF,U+2016-2025,U+2030-205F,U+2070-2211,U+2213-22FF,U+25CA")
set(more_shapes "U+2190-21FF,U+25A0-25C9,U+25CB-25FF,U+2605,U+2606,U+2610-2612,U+2713-2718")
set(shapes_source "/usr/share/fonts/truetype/dejavu" CACHE PATH "Debian's fonts-dejavu-core")
set(font "${CMAKE_BINARY_DIR}/fonts/more.ttf")
add_custom_command(OUTPUT "${font}"
  COMMAND /usr/bin/python3 -m fontTools.subset "${font_source}/OpenSans-Regular.ttf"
          "--unicodes=${more_signs}" --layout-features= --no-hinting --output-file=more_signs.ttf
  COMMAND /usr/bin/python3 -m fontTools.subset "${shapes_source}/DejaVuSans.ttf"
          "--unicodes=${more_shapes}" --layout-features= --no-hinting --drop-tables+=FFTM,MATH
          --output-file=more_shapes.ttf
  COMMAND ${CMAKE_COMMAND} -E env SOURCE_DATE_EPOCH=0 /usr/bin/python3 -m fontTools.merge
          --drop-tables=GDEF,GPOS,GSUB more_signs.ttf more_shapes.ttf --output-file=more_whole.ttf
  COMMAND ${CMAKE_COMMAND} -E env SOURCE_DATE_EPOCH=0
          /usr/bin/python3 -m fontTools.ttLib.scaleUpem --output-file "${font}" more_whole.ttf 1000
  VERBATIM)
list(APPEND fonts "${font}")

file(GLOB site_sources CONFIGURE_DEPENDS "${malvag_source}/web/*.mjs" "${malvag_source}/web/*.txt" "${malvag_source}/web/*.html"
  "${malvag_source}/web/*.css" "${malvag_source}/web/*.webmanifest" "${malvag_source}/web/package-lock.json" "${malvag_source}/assets/icons/*"
  "${malvag_source}/assets/plans/*.json")
set(site_stamp "${CMAKE_BINARY_DIR}/site.stamp")
add_custom_command(OUTPUT "${site_stamp}"
  COMMAND node "${malvag_source}/web/make_site.mjs" --program "${CMAKE_BINARY_DIR}"
          --site "${site_folder}" --imgui "${IMGUI_DIR}"
  COMMAND ${CMAKE_COMMAND} -E touch "${site_stamp}"
  DEPENDS malvag_web ${fonts} ${site_sources} VERBATIM)
add_custom_target(site ALL DEPENDS "${site_stamp}")
