# The native tests: of the core, and of the app where Dear ImGui is at hand.
add_library(malvag_catch2 STATIC "${CATCH2_DIR}/extras/catch_amalgamated.cpp")
target_include_directories(malvag_catch2 SYSTEM PUBLIC "${CATCH2_DIR}/extras")
# Catch2 reports a failed requirement by an exception. A lookup that finds nothing may crash a test:
# asserting each one would hide what the test says. Linked last, so that these options hold.
target_compile_options(malvag_catch2 INTERFACE -fexceptions -Wno-null-dereference)
enable_testing()

# One executable from a folder of tests; sources of a test may include what stands in tests/.
function(malvag_add_tests name folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/${folder}/*.cpp")
  if(NOT sources)
    return()
  endif()
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE ${ARGN} malvag_strict malvag_catch2)
  # A test is compiled more often than it is run.
  target_compile_options(${name} PRIVATE -O1)
  target_compile_definitions(${name} PRIVATE MALVAG_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
    MALVAG_BUILD_DIR="${CMAKE_BINARY_DIR}" MALVAG_FONT_DIR="/usr/share/fonts/truetype/open-sans")
  add_dependencies(${name} malvag_large_plans)
  add_test(NAME ${name} COMMAND ${name})
endfunction()

# Plans of the sizes that the budgets name.
set(large_plan_maker "${CMAKE_SOURCE_DIR}/tests/data/large_plan.mjs")
foreach(measures 231 1000 10000)
  set(large_plan "${CMAKE_BINARY_DIR}/large_plans/${measures}.json")
  add_custom_command(OUTPUT "${large_plan}"
    COMMAND ${CMAKE_COMMAND} -E make_directory "${CMAKE_BINARY_DIR}/large_plans"
    COMMAND node "${large_plan_maker}" --measures ${measures} --output "${large_plan}"
    DEPENDS "${large_plan_maker}" "${CMAKE_SOURCE_DIR}/assets/plans/rs-2020.json" VERBATIM)
  list(APPEND large_plans "${large_plan}")
endforeach()
add_custom_target(malvag_large_plans DEPENDS ${large_plans})

malvag_add_tests(malvag_core_tests core malvag_core)
if(TARGET malvag_app)
  malvag_add_tests(malvag_app_tests app malvag_app)
endif()
malvag_add_tests(malvag_cli_tests cli malvag_core)
if(TARGET malvag_cli_tests)
  add_dependencies(malvag_cli_tests malvag)
endif()

# What is held against inputs that nobody thought of: tests/fuzz, one file a target. Ordinarily one
# program runs them all, for so many rounds; with clang, its fuzzer can run each for as long as one
# likes: cmake -DCMAKE_CXX_COMPILER=clang++ -DMALVAG_FUZZ=ON, then for instance
# malvag_fuzz_paste_table tests/fuzz/corpus/paste_table
option(MALVAG_FUZZ "Build the fuzz targets for clang's fuzzer" OFF)
set(fuzz_targets read_plan command_sequence paste_table method_input)
if(MALVAG_FUZZ)
  target_compile_options(malvag_core PRIVATE -fsanitize=fuzzer-no-link)
  target_compile_options(malvag_platform PRIVATE -fsanitize=fuzzer-no-link)
  add_link_options(-fsanitize=fuzzer-no-link)
else()
  add_executable(malvag_fuzz tests/fuzz/run.cpp)
  target_link_libraries(malvag_fuzz PRIVATE malvag_platform malvag_strict)
  target_compile_definitions(malvag_fuzz PRIVATE MALVAG_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
    MALVAG_BUILD_DIR="${CMAKE_BINARY_DIR}")
  add_test(NAME malvag_fuzz COMMAND malvag_fuzz)
endif()
foreach(target ${fuzz_targets})
  set(name malvag_fuzz_${target})
  if(MALVAG_FUZZ)
    add_executable(${name} tests/fuzz/${target}.cpp)
    target_compile_options(${name} PRIVATE -fsanitize=fuzzer)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  else()
    add_library(${name} OBJECT tests/fuzz/${target}.cpp)
    target_compile_definitions(${name} PRIVATE LLVMFuzzerTestOneInput=fuzz_${target})
    target_link_libraries(malvag_fuzz PRIVATE ${name})
  endif()
  target_link_libraries(${name} PRIVATE malvag_platform malvag_strict)
  target_compile_options(${name} PRIVATE -O1)
  target_compile_definitions(${name} PRIVATE MALVAG_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
    MALVAG_BUILD_DIR="${CMAKE_BINARY_DIR}")
endforeach()
