import django.db.models.deletion
import waiban.kernel.dates
import waiban.kernel.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Sign',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('number', models.CharField(max_length=40, unique=True, verbose_name='number')),
                ('site', models.CharField(max_length=120, verbose_name='site')),
                ('kind', models.CharField(blank=True, max_length=40, verbose_name='kind of site')),
                ('district', models.CharField(blank=True, max_length=40, verbose_name='district')),
                ('carrier', models.CharField(choices=[('place', 'road plate or station name'), ('guide', 'guide sign'), ('notice', 'notice or warning'), ('display', 'display or screen'), ('menu', 'menu or price list'), ('other', 'other')], default='guide', max_length=10, verbose_name='carrier')),
                ('chinese', models.CharField(blank=True, max_length=200, verbose_name='Chinese words')),
                ('foreign', models.CharField(blank=True, max_length=200, verbose_name='foreign words')),
                ('language', models.CharField(blank=True, max_length=30, verbose_name='language')),
                ('keeper', models.CharField(blank=True, max_length=120, verbose_name='kept by')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'sign',
                'verbose_name_plural': 'signs',
                'indexes': [models.Index(fields=['language', 'id'], name='signs_sign_languag_930a43_idx'), models.Index(fields=['carrier', 'id'], name='signs_sign_carrier_748bb8_idx'), models.Index(fields=['kind', 'id'], name='signs_sign_kind_df1ee7_idx'), models.Index(fields=['district', 'id'], name='signs_sign_distric_c7af0c_idx'), models.Index(fields=['division', 'id'], name='signs_sign_divisio_1b4101_idx'), models.Index(fields=['person', 'id'], name='signs_sign_person__cec683_idx'), models.Index(fields=['site', 'id', 'carrier', 'division', 'person'], name='signs_sign_site_a500fb_idx')],
            },
        ),
        migrations.CreateModel(
            name='SurveyRound',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('name', models.CharField(max_length=160, unique=True, verbose_name='name')),
                ('sites', models.CharField(blank=True, max_length=300, verbose_name='sites')),
                ('begins', waiban.kernel.dates.PartialDateField(verbose_name='begun on')),
                ('ends', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='until')),
                ('surveyed', models.PositiveIntegerField(blank=True, null=True, verbose_name='signs looked at')),
                ('by', models.CharField(blank=True, max_length=120, verbose_name='carried out by')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'survey round',
                'verbose_name_plural': 'survey rounds',
                'indexes': [models.Index(fields=['ends', 'id'], name='signs_surve_ends_7f4573_idx'), models.Index(fields=['surveyed', 'id'], name='signs_surve_surveye_849e33_idx'), models.Index(fields=['by', 'id'], name='signs_surve_by_c53b66_idx'), models.Index(fields=['division', 'id'], name='signs_surve_divisio_457eff_idx'), models.Index(fields=['person', 'id'], name='signs_surve_person__492cba_idx'), models.Index(fields=['begins', 'id', 'ends', 'division', 'person'], name='signs_surve_begins_a85935_idx')],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('number', models.CharField(max_length=40, unique=True, verbose_name='number')),
                ('found_on', waiban.kernel.dates.PartialDateField(verbose_name='found on')),
                ('fault', models.CharField(choices=[('none', 'in order'), ('e01', 'E01 wrong meaning'), ('e02', 'E02 spelling'), ('e03', 'E03 grammar'), ('e04', 'E04 capitals'), ('e05', 'E05 pinyin'), ('e06', 'E06 foreign words missing'), ('e07', 'E07 offensive'), ('e08', 'E08 not the standard term'), ('e09', 'E09 punctuation or spacing'), ('e10', 'E10 differs within a place'), ('e11', 'E11 does not fit the Chinese'), ('e12', 'E12 foreign words alone'), ('e13', 'E13 outdated or damaged'), ('e14', 'E14 made wrongly')], default='none', max_length=4, verbose_name='fault')),
                ('severity', models.CharField(blank=True, choices=[('safety', 'safety'), ('misleading', 'misleading in an emergency'), ('offence', 'gives offence'), ('service', 'service'), ('cosmetic', 'cosmetic')], max_length=10, verbose_name='severity')),
                ('proposed', models.CharField(blank=True, max_length=200, verbose_name='recommended words')),
                ('due_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='to be corrected by')),
                ('corrected_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='corrected on')),
                ('rechecked_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='looked at again on')),
                ('state', models.CharField(choices=[('fine', 'in order'), ('wrong', 'wrong'), ('corrected', 'corrected')], default='fine', editable=False, max_length=10, verbose_name='state')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
                ('sign', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='signs.sign', verbose_name='sign')),
                ('survey', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='signs.surveyround', verbose_name='survey round')),
            ],
            options={
                'verbose_name': 'finding',
                'verbose_name_plural': 'findings',
                'indexes': [models.Index(fields=['sign', 'id'], name='signs_findi_sign_id_e90c16_idx'), models.Index(fields=['fault', 'id'], name='signs_findi_fault_73ffce_idx'), models.Index(fields=['severity', 'id'], name='signs_findi_severit_c78c64_idx'), models.Index(fields=['state', 'id'], name='signs_findi_state_a23bc1_idx'), models.Index(fields=['corrected_on', 'id'], name='signs_findi_correct_fcc503_idx'), models.Index(fields=['survey', 'id'], name='signs_findi_survey__ac86e8_idx'), models.Index(fields=['division', 'id'], name='signs_findi_divisio_067168_idx'), models.Index(fields=['person', 'id'], name='signs_findi_person__5f1af5_idx'), models.Index(fields=['due_on', 'id'], name='signs_findi_due_on_833a48_idx'), models.Index(fields=['found_on', 'id', 'sign', 'fault', 'severity', 'state', 'corrected_on', 'due_on', 'survey', 'division', 'person'], name='signs_findi_found_o_5e6451_idx')],
            },
        ),
    ]
